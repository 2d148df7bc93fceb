/** Texts as a stream shows them: with colour on a terminal, plain into a file or pipe. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  cyan(text: string): string;
}

const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const satisfies Record<keyof Paint, readonly [on: number, off: number]>;

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether a stream takes colour. NO_COLOR (no-color.org) and FORCE_COLOR have the last word. */
export const takesColour = (
  { isTTY = false }: { readonly isTTY?: boolean },
  environment: Environment = process.env,
): boolean => {
  const { NO_COLOR: no = '', FORCE_COLOR: force, TERM: terminal } = environment;
  if (no !== '') return false;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return isTTY && terminal !== 'dumb';
};

/** Paint for a stream; without colour every text stays as it is. */
export const paintFor = (hasColour: boolean): Paint => {
  const painted = (name: keyof Paint) => {
    const [on, off] = codes[name];
    return (text: string) => (hasColour ? `\u001b[${on}m${text}\u001b[${off}m` : text);
  };
  return {
    bold: painted('bold'),
    dim: painted('dim'),
    red: painted('red'),
    green: painted('green'),
    yellow: painted('yellow'),
    cyan: painted('cyan'),
  };
};
