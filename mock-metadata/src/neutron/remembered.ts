/** How many results a memory keeps before it starts again; far more than a lab has addresses. */
const limit = 10_000;

/**
 * A pure function of one text that works each text out once. Texts come from outside, so the
 * memory is emptied when it is full.
 */
export const remembered = <Result>(work: (text: string) => Result): ((text: string) => Result) => {
  const results = new Map<string, Result>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) return known;
    const made = work(text);
    if (results.size >= limit) results.clear();
    results.set(text, made);
    return made;
  };
};
