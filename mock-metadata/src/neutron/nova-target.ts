/**
 * The request target that Nova gets for a decoded path and a raw query: the agent glues them into
 * a URL, and the HTTP library (requests over urllib3) takes that apart again, resolves dot segments
 * and encodes. So a decoded `?` starts a query, a `#` cuts off what follows.
 * Source: FACTS 3.2, recorded answers; urllib3.util.url, requests.models and requests.utils.
 */
export const novaTarget = (path: string, query: string): string => {
  const slashed = path === '' || path.startsWith('/') ? path : `/${path}`;
  const [beforeFragment = ''] = (query === '' ? slashed : `${slashed}?${query}`).split('#', 1);
  const mark = beforeFragment.indexOf('?');
  const urlPath = mark < 0 ? beforeFragment : beforeFragment.slice(0, mark);
  const urlQuery = mark < 0 ? '' : beforeFragment.slice(mark + 1);
  const target = encoded(withoutDotSegments(urlPath), pathCharacter) || '/';
  return urlQuery === '' ? target : `${target}?${encoded(urlQuery, queryCharacter)}`;
};

const withoutDotSegments = (path: string): string => {
  if (!path.includes('/.')) return path;
  const output: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '.') continue;
    if (segment === '..') output.pop();
    else output.push(segment);
  }
  if (output[0] !== '') output.unshift('');
  if (/\/\.\.?$/.test(path)) output.push('');
  return output.join('/');
};

const pathCharacter = /^[A-Za-z0-9._~!$&'()*+,;=:@/-]$/;
const queryCharacter = /^[A-Za-z0-9._~!$&'()*+,;=:@/?-]$/;
const needsNothing = /^[A-Za-z0-9._~!$&'()*+,;=:@/?-]*$/;

const encoded = (text: string, allowed: RegExp): string => {
  if (needsNothing.test(text)) return text;
  const percents = text.split('%').length - 1;
  const sequences = text.match(/%[0-9a-f]{2}/gi)?.length ?? 0;
  const upper = text.replace(/%[0-9a-f]{2}/gi, (sequence) => sequence.toUpperCase());
  // urllib3 takes the text for encoded already if every % in it begins a sequence.
  const isEncoded = percents === sequences;
  let output = '';
  for (const byte of Buffer.from(upper, 'utf8')) {
    const char = String.fromCharCode(byte);
    const stays = (isEncoded && char === '%') || allowed.test(char);
    output += stays ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return withUnreservedDecoded(output);
};

/** requests decodes what never needed to be encoded (`%41` is `A`). */
const withUnreservedDecoded = (text: string): string =>
  text.replace(/%([0-9A-F]{2})/g, (sequence, hex: string) => {
    const char = String.fromCharCode(Number.parseInt(hex, 16));
    return /^[A-Za-z0-9._~-]$/.test(char) ? char : sequence;
  });
