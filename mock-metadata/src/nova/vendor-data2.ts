import type { Notes } from '../trace.ts';
import { jsonAnswer } from './answer.ts';
import type { InstanceMetadata } from './instance-metadata.ts';
import { type PythonValue, pythonJson } from './python/json.ts';
import type { Service } from './service.ts';
import { dynamicVendorData } from './vendor-data-dynamic.ts';
import type { NovaResult } from './world.ts';

const utf8 = new TextEncoder();
const justStatic = { before: utf8.encode('{"static": '), after: utf8.encode('}') };

/**
 * vendor_data2.json: what the configured providers give, in their order. A promise only where one
 * of them is asked over the network. Undefined for a provider that Nova does not have.
 */
export const vendorData2 = (
  metadata: InstanceMetadata,
  service: Service,
  notes: Notes | undefined,
): NovaResult | Promise<NovaResult> | undefined => {
  const providers = service.cloud.lab.nova.vendordataProviders;
  if (providers.some((provider) => !known.has(provider))) return undefined;
  if (providers.includes('DynamicJSON')) return combined(providers, metadata, service, notes);
  if (providers.length === 0) return jsonAnswer(utf8.encode('{}'));
  const { before, after } = justStatic;
  return jsonAnswer(Buffer.concat([before, metadata.staticVendorData.json, after]));
};

const known: ReadonlySet<string> = new Set(['StaticJSON', 'DynamicJSON']);

const combined = async (
  providers: readonly string[],
  { instance, staticVendorData }: InstanceMetadata,
  service: Service,
  notes: Notes | undefined,
): Promise<NovaResult> => {
  const all = new Map<string, PythonValue>();
  for (const provider of providers) {
    if (provider === 'StaticJSON') {
      all.set('static', staticVendorData.value);
      continue;
    }
    const found = await dynamicVendorData(
      instance,
      service.cloud.lab.nova,
      service.world,
      service.warnOnce,
    );
    if ('kind' in found) {
      notes?.decide({
        kind: 'fail',
        rule: 'vendor-data-failed',
        reason: `A dynamic vendor data service failed (${found.message}), and that is fatal here.`,
        remedy: 'Mend the service, or switch vendordata_dynamic_failure_fatal off.',
        upstreamLog: `${found.name}: ${found.message} (a traceback in the log of Nova's WSGI server)`,
      });
      return found;
    }
    for (const [name, value] of found) {
      if (!all.has(name)) all.set(name, value);
    }
  }
  return jsonAnswer(utf8.encode(pythonJson(all)));
};
