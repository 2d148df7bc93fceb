import type { Release } from '../../mock-metadata/src/lab/model.ts';

export type Config = Readonly<Record<string, unknown>>;

/** What the recorder sets besides Nova's own defaults: the proxy on and the fixture's secret. */
const recorders = (secret: string): object => ({
  service_metadata_proxy: true,
  metadata_proxy_shared_secret: secret,
  injected_network_template: 'interfaces.template',
  // The recorder's own front joins repeated header lines as the eventlet server does.
  front_server: 'eventlet',
});

/** Options that change nothing an asker sees, or that the lab says elsewhere. */
const seenElsewhere: ReadonlySet<string> = new Set([
  'debug',
  'neutron.endpoint_override',
  'neutron.http_retries',
  'neutron.timeout',
]);

/**
 * `nova:` of a lab file under a case's config, which names options with their section; the lab has Nova's own names
 * without. Undefined where the release lacks one of them.
 */
export const novaOptions = (
  secret: string,
  config: Config,
  release: Release,
): object | undefined => {
  if ('api.use_forwarded_for' in config && release !== 'zed') return undefined;
  const chosen = Object.entries(config).filter(([option]) => !seenElsewhere.has(option));
  const cache = chosen.filter(([option]) => option.startsWith('cache.'));
  const others = chosen.filter(([option]) => !option.startsWith('cache.'));
  return {
    ...recorders(secret),
    ...Object.fromEntries(others.map(([option, value]) => [bareName(option), value])),
    ...(cache.length === 0
      ? {}
      : { cache: Object.fromEntries(cache.map(([option, value]) => [bareName(option), value])) }),
  };
};

const bareName = (option: string): string => option.slice(option.indexOf('.') + 1);
