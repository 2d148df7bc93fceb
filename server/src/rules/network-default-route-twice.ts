import { finding } from './frame/finding.ts';
import { textOf } from './frame/value.ts';
import { networkRegions, wholeNetwork } from './readers/network-devices.ts';
import { defaultRoutesIn } from './readers/network-routes.ts';
import { valueRule } from './rule.ts';

export const networkDefaultRouteTwice = valueRule({
  code: 'network-default-route-twice',
  severity: 'hint',
  title: 'Two default routers of the same rank',
  explanation: `
A machine sends what it has no other route for to one router. With two default routes of the same
metric it is chance which of them is used; netplan warns of it. Keep one, or give the other one a
higher \`metric\`.

\`\`\`yaml
routes:
  - to: default
    via: 192.0.2.1
    metric: 200
\`\`\`
`,
  regions: networkRegions,
  at: wholeNetwork,
  check: ({ parent }) => {
    const seen = new Set<string>();
    const routers = new Set<string>();
    return defaultRoutesIn(parent).flatMap(({ version, rank, via }) => {
      const id = `${version} ${rank}`;
      const router = `${id} ${textOf(via) ?? ''}`;
      const isRival = seen.has(id) && !routers.has(router);
      seen.add(id);
      routers.add(router);
      return isRival
        ? [
            finding(
              via,
              'There is another default route of the same metric. Keep one, or give this one a higher `metric`.',
            ),
          ]
        : [];
    });
  },
});
