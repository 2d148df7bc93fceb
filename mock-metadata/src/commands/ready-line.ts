import type { AskAs, Mock } from '../http/serve-mock.ts';
import { visibleLine } from '../visible.ts';

// A line that fits no screen says nothing.
const mostTold = 12;

/** The one line that says where the mock is, who can ask there, and what to try first. */
export const readyLine = (mock: Pick<Mock, 'url' | 'lab' | 'askAs'>, labFile: string): string => {
  const names = mock.lab.instances.map(({ name }) => name);
  const ways = names.flatMap((name) => {
    const way = mock.askAs(name);
    return way === undefined ? [] : [{ name, ...way }];
  });
  const preferred = ways.find(({ name }) => name === mock.lab.defaultInstance?.name) ?? ways[0];
  const told = names.slice(0, mostTold).map((name) => described(name, mock));
  const more = names.length > mostTold ? [`and ${names.length - mostTold} more`] : [];
  const who = [...told, ...more].join(', ') || 'no instances yet';
  const tryThis = preferred === undefined ? '' : ` Try: ${curlLine(preferred)}`;
  return `Ready: ${mock.url} serves ${labFile} (${who}).${tryThis}`;
};

const described = (name: string, mock: Pick<Mock, 'url' | 'lab' | 'askAs'>): string => {
  const way = mock.askAs(name);
  const isDefault = mock.lab.defaultInstance?.name === name;
  const how = [
    isDefault ? 'default' : undefined,
    way?.sourceAddress === undefined ? undefined : `from ${way.sourceAddress}`,
    way === undefined || way.url === mock.url ? undefined : `at ${way.url}`,
    way === undefined ? 'not reachable' : undefined,
  ].filter((each) => each !== undefined);
  return `${visibleLine(name)}: ${how.join(', ')}`;
};

const curlLine = ({ url, sourceAddress }: AskAs): string => {
  const from = sourceAddress === undefined ? '' : `--interface ${sourceAddress} `;
  return `curl ${from}${url}/openstack/latest/meta_data.json`;
};
