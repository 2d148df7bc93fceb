/** Why haproxy's parser takes no such request, and with which page it says so. */
export interface ParserRefusal {
  readonly status: 400 | 413 | 422;
  /** In a few words, to stand behind a colon. */
  readonly why: string;
}

export const badRequest = (why: string): ParserRefusal => ({ status: 400, why });
