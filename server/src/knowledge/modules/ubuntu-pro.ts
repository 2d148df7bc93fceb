import { cloudConfigModule, either, flag, list, map, nothing, renamed, text } from '../builders.ts';

const proxy = (summary: string) =>
  either([text('Address of the proxy.', { format: 'uri' }), nothing('No proxy.')], summary);

const services = [
  'anbox-cloud',
  'cc-eal',
  'cis',
  'esm-apps',
  'esm-infra',
  'fips',
  'fips-updates',
  'livepatch',
  'realtime-kernel',
  'usg',
] as const;

const pro = map(
  {
    token: text(
      'Token of the contract. Images of Ubuntu Pro do without. Whoever can ask the metadata service can read it.',
    ),
    enable: list(
      text('A service.', { suggest: services }),
      'Services to switch on, besides those of the contract. On images of Ubuntu Pro only these.',
      { examples: ['[livepatch, esm-apps]'] },
    ),
    enable_beta: list(text('A service.'), 'Services to switch on that are still in trial.', {
      since: '22.4',
    }),
    features: map(
      {
        disable_auto_attach: flag(
          'Do not attach by itself at each boot, on images of Ubuntu Pro.',
          {
            default: false,
          },
        ),
      },
      'Features of the client.',
      { since: '22.4' },
    ),
    config: map(
      {
        http_proxy: proxy('Proxy of the client for http.'),
        https_proxy: proxy('Proxy of the client for https.'),
        global_apt_http_proxy: proxy('Proxy of apt for http, for all sources.'),
        global_apt_https_proxy: proxy('Proxy of apt for https, for all sources.'),
        ua_apt_http_proxy: proxy('Proxy of apt for http, for the sources of Ubuntu Pro alone.'),
        ua_apt_https_proxy: proxy('Proxy of apt for https, for the sources of Ubuntu Pro alone.'),
      },
      'Settings of the client. Others than these are handed on too.',
      { open: true, since: '22.3' },
    ),
  },
  'How the machine is attached to Ubuntu Pro.',
  { typical: ['token', 'enable'], since: '24.1' },
);

export const ubuntuPro = cloudConfigModule({
  id: 'cc_ubuntu_pro',
  title: 'Ubuntu Pro',
  summary: 'Attaches the machine to an Ubuntu Pro contract and switches its services on.',
  frequency: 'instance',
  distros: ['ubuntu'],
  keys: {
    ubuntu_pro: pro,
    ubuntu_advantage: renamed(pro, { since: '24.1', use: 'ubuntu_pro' }),
  },
  examples: [
    `#cloud-config
ubuntu_pro:
  token: C1234567890
  enable: [livepatch, esm-apps]
`,
  ],
});
