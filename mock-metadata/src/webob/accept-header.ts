/**
 * Which of the two error pages an Accept header asks for, by WebOb's reading of RFC 7231: absent
 * ranges and refused ones give undefined, what cannot be parsed gives html, a tie gives html.
 */
export const preferredPage = (accept: string): 'html' | 'json' | undefined => {
  const ranges = acceptRanges(accept);
  if (ranges === undefined) return 'html';
  const html = qualityOf('text', 'html', ranges);
  const json = qualityOf('application', 'json', ranges);
  if (html === 0 && json === 0) return undefined;
  return json > html ? 'json' : 'html';
};

interface MediaRange {
  readonly type: string;
  readonly subtype: string;
  /** Media type parameters (`level=1`): the pages offered have none, so such a range fits neither. */
  readonly hasParameters: boolean;
  readonly quality: number;
}

const token = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]+";
const quoted = '"(?:[\\t !#-\\[\\]-~\\x80-\\xff]|\\\\[\\t -~\\x80-\\xff])*"';
const blanks = '[ \\t]*';
const weight = `${blanks};${blanks}[qQ]=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)`;
const parameters = `((?:${blanks};${blanks}(?![qQ]=)${token}=(?:${token}|${quoted}))*)`;
const extensions = `(?:${blanks};${blanks}${token}(?:=(?:${token}|${quoted}))?)*`;
const element = `(${token})/(${token})${parameters}(?:${weight}${extensions})?`;
const oneElement = new RegExp(element, 'g');
const wholeHeader = new RegExp(
  `^(?:$|(?:,|(?:${element}))(?:${blanks},(?:${blanks}${element})?)*$)`,
);

/** The ranges of a valid header in order; undefined where the header breaks the grammar. */
const acceptRanges = (accept: string): readonly MediaRange[] | undefined => {
  if (!wholeHeader.test(accept)) return undefined;
  return Array.from(accept.matchAll(oneElement), (match) => {
    const [, type = '', subtype = '', parameterText = '', quality = '1'] = match;
    return {
      type: type.toLowerCase(),
      subtype: subtype.toLowerCase(),
      hasParameters: parameterText !== '',
      quality: Number(quality),
    };
  });
};

/** The quality of the most specific range that covers the type, the first of equals; 0 = refused. */
const qualityOf = (type: string, subtype: string, ranges: readonly MediaRange[]): number => {
  let best = { specificity: 0, quality: 0 };
  for (const range of ranges) {
    const specificity = specificityOf(type, subtype, range);
    if (specificity > best.specificity) best = { specificity, quality: range.quality };
  }
  return best.quality;
};

const specificityOf = (type: string, subtype: string, range: MediaRange): number => {
  if (range.type === type && range.subtype === subtype) return range.hasParameters ? 0 : 3;
  if (range.type === type && range.subtype === '*') return 2;
  return range.type === '*' && range.subtype === '*' ? 1 : 0;
};
