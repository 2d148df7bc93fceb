import { SourceError } from '../errors.ts';
import { type ListingRule, listedEntries } from './listing.ts';
import type { Fetched, Source } from './source.ts';
import type { TreeEntry } from './tree-entry.ts';

/** No tree of Nova's is deeper than 8; a service that lists itself must end somewhere. */
const maxDepth = 16;

/**
 * The entries below a path of a source, in the order in which the service lists them. `/` gives
 * `/openstack` and `/ec2` (whichever answer), `/ec2` the EC2 versions, whose paths have no prefix.
 * A 404 means no entries. Rejects with a SourceError where the source cannot be read.
 */
export const childrenOf = async (
  source: Source,
  path: string,
  signal?: AbortSignal,
): Promise<readonly TreeEntry[]> => {
  const segments = path.split('/').filter((segment) => segment !== '');
  if (segments.length === 0) return rootsOf(source, signal);
  if (segments.length >= maxDepth) return [tooDeep(path)];
  const place = placeOf(segments);
  const listing = await listingAt(source, place.ask, signal);
  if (listing === undefined) return [];
  const entries = listedEntries(listing, place.below, place.rule);
  // Some list their other trees beside the versions; those stand at the top already.
  return place.below === '' ? entries.filter(({ path: below }) => !isTree(below)) : entries;
};

const isTree = (path: string): boolean => path === '/openstack' || path === '/ec2';

interface Place {
  /** What to ask for. */
  readonly ask: string;
  /** What the entries' paths begin with. */
  readonly below: string;
  readonly rule: ListingRule;
}

// Nova marks directories with a slash in the EC2 tree only, and not at its top.
const placeOf = (segments: readonly string[]): Place => {
  const here = `/${segments.join('/')}`;
  if (segments[0] === 'openstack') {
    return { ask: here, below: here, rule: segments.length === 1 ? 'versions' : 'files' };
  }
  // `/` needs no identification at Nova, `/ec2` does; other EC2 services have only `/`.
  if (here === '/ec2') return { ask: '/', below: '', rule: 'versions' };
  return { ask: `${here}/`, below: here, rule: 'ec2' };
};

const rootsOf = async (source: Source, signal?: AbortSignal): Promise<readonly TreeEntry[]> => {
  const [openstack, ec2] = await Promise.all([
    source.fetch('/openstack', signal),
    source.fetch('/', signal),
  ]);
  const roots: TreeEntry[] = [];
  if (isListing(openstack)) roots.push(directory('openstack'));
  if (isListing(ec2)) roots.push(directory('ec2'));
  if (roots.length > 0) return roots;
  const answers = `${answerOf(openstack)} for /openstack and ${answerOf(ec2)} for /`;
  throw new SourceError('not-metadata', `${source.label} answers, but with ${answers}.`);
};

const directory = (name: string): TreeEntry => ({
  name,
  label: name,
  path: `/${name}`,
  kind: 'directory',
});

const answerOf = ({ status, reason }: Fetched): string => `${status} ${reason}`.trim();

// Web pages are what captive portals and wrong addresses answer.
const isListing = ({ status, body }: Fetched): boolean =>
  status === 200 && body.length > 0 && body[0] !== '<'.charCodeAt(0);

const listingAt = async (
  source: Source,
  path: string,
  signal?: AbortSignal,
): Promise<Uint8Array | undefined> => {
  const fetched = await source.fetch(path, signal);
  if (fetched.status === 404) return undefined;
  if (fetched.status !== 200) {
    throw new SourceError('status', `${fetched.url} answered ${answerOf(fetched)}.`);
  }
  if (fetched.body.length > 0 && !isListing(fetched)) {
    throw new SourceError('not-metadata', `${fetched.url} answered with a web page.`);
  }
  return fetched.body;
};

const tooDeep = (path: string): TreeEntry => ({
  name: '…',
  label: '… deeper entries are not shown',
  path: `${path}#deeper`,
  kind: 'leaf',
  note: `No metadata tree is deeper than ${maxDepth} levels; this one seems to list itself.`,
});
