const statement = /\{[%#]/;

// Bounded, because a text of braces alone would take for ever.
const indentFilter = /\{\{[^{}]{0,500}\bindent\b/;
const severalLines = /\{\{[^{}\n]{0,500}\n/;

/**
 * Whether what a template gives depends on the blanks in it: those before a statement stay in the text and move
 * what follows, and `indent(4)` counts on the columns as they are.
 */
export const dependsOnIndentation = (template: string): boolean =>
  statement.test(template) || indentFilter.test(template) || severalLines.test(template);

/** `{%-` and the like take the blanks around them away, line breaks too: every blank near them counts. */
export const controlsBlanks = (template: string): boolean =>
  /\{[%{#][-+]|[-+][%}#]\}/.test(template);

/** A statement leaves the blanks before it in front of what follows, and those behind it on a line of their own. */
export const movesWhatFollows = (template: string): boolean =>
  /\n[ \t]+\{[%#]|[%#]\}[ \t]+(?:\r?\n|$)/.test(template);
