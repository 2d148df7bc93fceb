import { documentNamed } from '../../server/src/documents/cursor-text.ts';
import {
  edited,
  offsetAt,
  type Position,
  positionAt,
  type SourceText,
} from '../../server/src/documents/source-text.ts';
import { type LanguageService, languageService } from '../../server/src/language-service.ts';

/** Gives whole numbers from 0 up to a limit, the same ones for the same seed. */
type Dice = (below: number) => number;

/** Mulberry32: small, even, and the same on every machine. */
const diceOf = (seed: number): Dice => {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) % 0x1_0000_0000) % Math.max(1, below);
  };
};

const pick = <Value>(dice: Dice, values: readonly [Value, ...Value[]]): Value =>
  values[dice(values.length)] ?? values[0];

interface FuzzRange {
  readonly start: Position;
  readonly end: Position;
}

/** A question to the service, and the places that its answer names. */
interface Question {
  readonly name: string;
  readonly ask: (service: LanguageService, source: SourceText, at: Place) => readonly FuzzRange[];
}

interface Place {
  readonly position: Position;
  readonly range: FuzzRange;
  readonly dice: Dice;
}

const ranges = (found: readonly { readonly range: FuzzRange }[]): readonly FuzzRange[] =>
  found.map(({ range }) => range);

const question = (name: string, ask: Question['ask']): Question => ({ name, ask });

/** The selection and all that holds it. */
const parents = (service: LanguageService, source: SourceText, position: Position): FuzzRange[] => {
  const found: FuzzRange[] = [];
  let [at] = service.selectionRanges(source, [position]);
  for (; at; at = at.parent) found.push(at.range);
  return found;
};

/** Everything that an editor can ask. */
const questions: readonly [Question, ...Question[]] = [
  question('completion', (service, source, { position }) => {
    const [item] = service.completion(source, position).items;
    if (item) service.resolve(item);
    return [];
  }),
  question('hover', (service, source, { position }) => {
    const range = service.hover(source, position)?.range;
    return range ? [range] : [];
  }),
  question('problems', (service, source) => ranges(service.diagnostics(source))),
  question('code actions', (service, source, { range }) => {
    const diagnostics = [...service.diagnostics(source)];
    service.codeActions(source, { range, context: { diagnostics } });
    return [];
  }),
  question('outline', (service, source) => ranges(service.symbols(source))),
  question('folding', (service, source) =>
    service.foldingRanges(source).map(({ startLine, endLine }) => ({
      start: { line: startLine, character: 0 },
      end: { line: endLine, character: 0 },
    })),
  ),
  question('selection', (service, source, { position }) => parents(service, source, position)),
  question('links', (service, source) => ranges(service.links(source))),
  question('definition', (service, source, { position }) =>
    ranges(service.definition(source, position)),
  ),
  question('references', (service, source, { position }) =>
    ranges(service.references(source, position, true)),
  ),
  question('highlights', (service, source, { position }) =>
    ranges(service.highlights(source, position)),
  ),
  question('rename', (service, source, { position, dice }) => {
    const renaming = service.rename(source, position, pick(dice, ['bob', 'a b', 'yes']));
    return renaming && 'edits' in renaming ? ranges(renaming.edits) : [];
  }),
  question('formatting', (service, source) => ranges(service.formatting(source))),
  question('formatting a range', (service, source, { range }) =>
    ranges(service.formatting(source, range)),
  ),
  question('formatting on a line break', (service, source, { position, dice }) =>
    ranges(service.onType(source, position, pick(dice, ['\n', '-']))),
  ),
  question('tokens', (service, source, { range, dice }) => {
    const numbers = service.semanticTokens(source, dice(2) === 0 ? range : undefined);
    if (numbers.some((number) => number < 0) || numbers.length % 5 !== 0)
      throw new Error('Broken tokens');
    return [];
  }),
  question('inlay hints', (service, source, { range }) =>
    service.inlayHints(source, range).map(({ position }) => ({ start: position, end: position })),
  ),
  question('code lens', (service, source) => ranges(service.codeLenses(source))),
];

const checkPlaces = (source: SourceText, found: readonly FuzzRange[]): void => {
  for (const { start, end } of found) {
    const from = offsetAt(source, start);
    const isInside = end.line < source.lineStarts.length && start.line >= 0;
    if (!isInside || from > offsetAt(source, end)) {
      throw new Error(`A place outside of the text: ${JSON.stringify({ start, end })}`);
    }
  }
};

const starts: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  [
    'user-data',
    '#cloud-config\n# first\nusers:\n  - default\n  - name: ada\n    groups: [ops, adm]\n    uid: 0644\ngroups:\n  - ops: [ada]\nbase: &b\n  x: yes\nmore:\n  <<: *b\nchpasswd:\n  list: |\n    ada:secret\nwrite_files:\n- path: /a.py\n  owner: ada:ops\n  content: |\n    # no comment\n    def f(): pass\nruncmd:\n- [ls, -l]\n- curl https://a.example/b\n',
  ],
  [
    'user-data',
    '## template: jinja\n#cloud-config\nhostname: {{ v1.local_hostname }}\n{% if v1.region %}\nruncmd:\n  - echo {{ v1.region }}\n{% endif %}\n',
  ],
  [
    'user-data',
    'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/cloud-config\n\nusers: [ada]\n--b\nContent-Type: text/x-shellscript\n\n#!/bin/sh\nif a; then\n  b\nfi\n--b--\n',
  ],
  [
    'network-config',
    'network:\n  version: 2\n  ethernets:\n    eth0:\n      dhcp4: true\n      addresses: [10.0.0.1/24]\n',
  ],
  ['user-data', '#include\nhttps://a.example/b\n'],
];

const pieces: readonly [string, ...string[]] = [
  ...[
    '\n',
    '\n',
    '\n  ',
    '\n    ',
    '\n- ',
    ' ',
    ':',
    ': ',
    '- ',
    '#',
    ' # x',
    '|',
    '|+\n',
    '>2-\n',
  ],
  ...['"', "'", '[', ']', '{', '}', ', ', '&a ', '*a', '<<: ', '!!set ', '? ', '---\n', '%', '\t'],
  ...['{{ x }}', '{% if x %}\n', '{# y #}', '\r\n', '\r', '\0', '\ufeff', '\u2028', '\ud800', 'é'],
  ...[
    'users:\n',
    'name: bob\n',
    '0644',
    'yes',
    '2032-09-01',
    'https://a/(b',
    '- |\n  x\n',
    '#!/bin/sh\n',
  ],
  ...[
    '#cloud-config\n',
    '## template: jinja\n',
    'MIME-Version: 1.0\n',
    '--b\n',
    'runcmd:\n- '.repeat(20),
  ],
] as [string, ...string[]];

const longest = 6000;

/** One edit as by somebody who types, pastes and deletes. */
const nextVersion = (source: SourceText, dice: Dice): SourceText => {
  const { length } = source.text;
  const at = dice(length + 1);
  const isLong = length > longest;
  const deleted = dice(4) === 0 || isLong ? dice(isLong ? length : 30) : 0;
  const range = {
    start: positionAt(source, at),
    end: positionAt(source, Math.min(length, at + deleted)),
  };
  const text = dice(5) === 0 ? '' : pick(dice, pieces);
  return edited(source, [{ range, text }], source.version + 1);
};

const anywhere = (source: SourceText, dice: Dice): Place => {
  const one = positionAt(source, dice(source.text.length + 1));
  const other = positionAt(source, dice(source.text.length + 1));
  const inOrder =
    one.line < other.line || (one.line === other.line && one.character <= other.character);
  // Editors also ask for places that are there no more.
  const position = dice(20) === 0 ? { line: one.line + dice(3), character: dice(300) } : one;
  const range = inOrder ? { start: one, end: other } : { start: other, end: one };
  return { position, range, dice };
};

/** How a fuzz went. */
interface FuzzOutcome {
  readonly asked: number;
  readonly slowestMs: number;
  readonly slowest: string;
}

interface FuzzOptions {
  readonly rounds: number;
  readonly seed: number;
  /** Hears of each round before it is played. */
  readonly onRound?: (round: number) => void;
  readonly nowMs: () => number;
}

/**
 * Edits documents by chance and asks everything in between, all in one service as an editor does. Throws, with the
 * text, as soon as an answer does or names a place that is not there.
 */
export const fuzzed = ({ rounds, seed, onRound, nowMs }: FuzzOptions): FuzzOutcome => {
  const dice = diceOf(seed);
  const service = languageService(
    { snippets: true, insertTextModes: true, tags: true },
    undefined,
    (what, error) => {
      throw new Error(what, { cause: error });
    },
  );
  let source = documentNamed(...starts[0]);
  let asked = 0;
  let slowestMs = 0;
  let slowest = '';
  for (let round = 0; round < rounds; round += 1) {
    onRound?.(round);
    if (dice(15) === 0) {
      service.close(source.uri);
      source = documentNamed(...pick(dice, starts));
    }
    source = nextVersion(source, dice);
    for (let more = dice(3); more >= 0; more -= 1) {
      const { name, ask } = pick(dice, questions);
      const startedMs = nowMs();
      try {
        checkPlaces(source, ask(service, source, anywhere(source, dice)));
      } catch (error) {
        const where = `Round ${round} of seed ${seed}, ${name}: ${JSON.stringify(source.text)}`;
        throw new Error(where, { cause: error });
      }
      const tookMs = nowMs() - startedMs;
      asked += 1;
      if (tookMs > slowestMs) {
        slowestMs = tookMs;
        slowest = name;
      }
    }
  }
  return { asked, slowestMs, slowest };
};
