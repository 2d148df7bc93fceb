import { expect, test } from 'vitest';
import { choice, flag, list, map, oneOf, text } from './builders.ts';
import { moduleOf } from './index.ts';
import { keyMarkdown, typeWords } from './markdown.ts';

const checkMarkdown = (markdown: string, ...parts: readonly string[]): void => {
  for (const part of parts) expect(markdown).toContain(part);
};

test('a key is told with type, default, values, example and deprecation', () => {
  checkMarkdown(
    keyMarkdown(
      'a',
      text('What it does.', { default: '0644', examples: ["'0600'"], required: true }),
      undefined,
    ),
    '**a**: string (required)',
    'What it does.',
    "Default: `'0644'`",
    "```yaml\na: '0600'\n```",
  );
  checkMarkdown(
    keyMarkdown(
      'b',
      choice({ x: 'Ex.', on: 'On.' }, 'Y.', { deprecated: { since: '22.1', use: 'c' } }),
      undefined,
    ),
    "- `x`: Ex.\n- `'on'`: On.",
    'Deprecated since cloud-init 22.1. Write `c` instead.',
  );
});

test('a top-level key shows its module, when it runs, and its example', () => {
  const shape = moduleOf('write_files')?.keys['write_files'];
  checkMarkdown(
    shape ? keyMarkdown('write_files', shape, 'write_files') : '',
    '`cc_write_files`',
    'once for each instance',
    'all distributions',
    '```yaml\nwrite_files:',
  );
});

test('types are named as YAML has them', () => {
  expect(typeWords(oneOf([text(), list(oneOf([text(), map({})])), flag()]))).toBe(
    'string, list of string/map or boolean',
  );
});
