/**
 * Text from outside, safe to show: control characters that could steer a terminal, and invisible ones that turn the
 * direction of text, join it or break its lines, are spelled out (`\x1b`, `\u{202e}`); line ends and tabs stay.
 */
export const visible = (text: string): string =>
  text.replace(/[^\P{C}\n\t]|[\u2028\u2029]/gu, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 2 ? `\\u{${code}}` : `\\x${code.padStart(2, '0')}`;
  });

/** The same in one line, so that nothing in it can pass for a line of its own. */
export const visibleLine = (text: string): string => visible(text.replace(/[\s\u0085]+/g, ' '));
