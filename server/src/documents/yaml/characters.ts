/** Codes of the characters that mean something in YAML. */
export const Char = {
  end: 0,
  tab: 0x09,
  space: 0x20,
  bang: 0x21,
  double: 0x22,
  hash: 0x23,
  percent: 0x25,
  ampersand: 0x26,
  single: 0x27,
  star: 0x2a,
  plus: 0x2b,
  comma: 0x2c,
  dash: 0x2d,
  dot: 0x2e,
  zero: 0x30,
  nine: 0x39,
  colon: 0x3a,
  less: 0x3c,
  greater: 0x3e,
  question: 0x3f,
  at: 0x40,
  leftBracket: 0x5b,
  backslash: 0x5c,
  rightBracket: 0x5d,
  underscore: 0x5f,
  backtick: 0x60,
  leftBrace: 0x7b,
  pipe: 0x7c,
  rightBrace: 0x7d,
} as const;

/** PyYAML breaks lines at NEL, LS and PS too. */
export const isBreak = (code: number): boolean =>
  code === 0x0a || code === 0x0d || code === 0x85 || code === 0x2028 || code === 0x2029;

export const isBreakOrEnd = (code: number): boolean => code === 0 || isBreak(code);

/** Space, tab, line break or the end of the text. */
export const isBlank = (code: number): boolean =>
  code === Char.space || code === Char.tab || isBreakOrEnd(code);

export const isDigit = (code: number): boolean => code >= Char.zero && code <= Char.nine;

/** A-Z, a-z, 0-9, - and _: what names of anchors, tags and directives are made of. */
export const isWord = (code: number): boolean =>
  isDigit(code) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a) ||
  code === Char.dash ||
  code === Char.underscore;

export const isFlowIndicator = (code: number): boolean =>
  code === Char.comma ||
  code === Char.leftBracket ||
  code === Char.rightBracket ||
  code === Char.leftBrace ||
  code === Char.rightBrace;
