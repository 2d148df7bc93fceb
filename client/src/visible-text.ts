/**
 * Text from outside (names, values, answers of a service) as it may stand in a label: on one line,
 * every control, direction and other invisible character written out (`\u{202e}`), cut at
 * `maxLength` characters. What is left cannot turn, hide or imitate other parts of the window.
 */
export const visibleText = (text: string, maxLength = 200): string => {
  // Cut before escaping, so that an endless value costs no more than a short one.
  const head = [...text.slice(0, 2 * maxLength)];
  const cut = head.length > maxLength || text.length > 2 * maxLength;
  const shown = head.slice(0, maxLength).join('').replaceAll(invisible, escaped);
  return cut ? `${shown}…` : shown;
};

/** `visibleText` for places that turn `$(name)` into an icon: QuickPick and status bar. */
export const iconFreeText = (text: string, maxLength?: number): string =>
  visibleText(text, maxLength).replaceAll('$(', '\\$(');

/**
 * `visibleText` for a notification, where `[text](command:…)` would become a link that runs a
 * command: the brackets are pulled apart.
 */
export const linkFreeText = (text: string, maxLength = 600): string =>
  visibleText(text, maxLength).replaceAll('](', '] (');

// Control, format (bidi marks, zero width), lone surrogate, line and paragraph separator.
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (character: string): string =>
  named[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
