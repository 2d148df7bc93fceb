import { code } from '../knowledge/words.ts';
import { findingAtKey } from './frame/finding.ts';
import { addedItem, edit, type FixInScope, fix, removed } from './frame/fix.ts';
import { get, textOf, type Value } from './frame/value.ts';
import { inDevices, networkRegions } from './readers/network-devices.ts';
import { valueRule } from './rule.ts';

const isFlow = ({ node }: Value): boolean => node.kind !== 'scalar' && node.flow;

const asRoute = (gateway: Value, to: string, via: string): readonly FixInScope[] => {
  const { key, span, scope, parent, borrowed } = gateway;
  const title = 'Write it as a route';
  if (key === undefined || parent === undefined || borrowed) return [];
  const address = via.includes(':') ? `'${via}'` : via;
  const routes = get(parent, 'routes');
  if (routes)
    return fix(title, addedItem(routes, `{to: ${to}, via: ${address}}`), removed(gateway));
  const indent = ' '.repeat(key.start - scope.text.lastIndexOf('\n', key.start - 1) - 1);
  const source = isFlow(parent)
    ? `routes: [{to: ${to}, via: ${address}}]`
    : `routes:\n${indent}  - to: ${to}\n${indent}    via: ${address}`;
  return fix(title, edit(scope, { start: key.start, end: span.end }, source));
};

export const networkGatewayDeprecated = valueRule({
  code: 'network-gateway-deprecated',
  severity: 'hint',
  title: 'A gateway in a form that is to go',
  explanation: `
netplan still takes \`gateway4\` and \`gateway6\`, with a warning at every call, but wants a route
instead, since a machine has one default router and not one for each card. netplan knows the word
\`default\` for \`0.0.0.0/0\` too, but where there is no netplan, cloud-init up to 25.1 gives up the whole
network configuration at it.

\`\`\`yaml
network:
  version: 2
  ethernets:
    eth0:
      addresses: [192.0.2.10/24]
      routes:
        - to: 0.0.0.0/0
          via: 192.0.2.1
\`\`\`
`,
  regions: networkRegions,
  at: [...inDevices('gateway4'), ...inDevices('gateway6')],
  check: (gateway) => {
    const via = textOf(gateway);
    const to = gateway.part === 'gateway4' ? '0.0.0.0/0' : "'::/0'";
    return findingAtKey(
      gateway,
      `netplan no longer wants ${code(String(gateway.part))}. Write a route: ${code(`to: ${to}`)}, and the router as ${code('via')}.`,
      via === undefined ? [] : asRoute(gateway, to, via),
    );
  },
});
