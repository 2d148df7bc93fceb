import type { Decision, Notes } from '../trace.ts';
import { jsonAnswer } from './answer.ts';
import type { InstanceMetadata } from './instance-metadata.ts';
import { type PythonValue, pythonJson } from './python/json.ts';
import type { Service } from './service.ts';
import { dynamicVendorData } from './vendor-data-dynamic.ts';
import type { NovaException, NovaResult } from './world.ts';

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
      notes?.decide(failedDecision(found, service));
      return found;
    }
    for (const [name, value] of found) {
      if (!all.has(name)) all.set(name, value);
    }
  }
  return jsonAnswer(utf8.encode(pythonJson(all)));
};

/** Some failures Nova does not catch, whatever vendordata_dynamic_failure_fatal says. */
const failedDecision = ({ name, message }: NovaException, { cloud }: Service): Decision => {
  const isFatal = cloud.lab.nova.vendordataDynamicFailureFatal;
  return {
    kind: 'fail',
    rule: 'vendor-data-failed',
    reason: `A dynamic vendor data service failed (${message}), and ${isFatal ? 'that is fatal here' : 'Nova does not catch that'}.`,
    remedy: isFatal
      ? 'Mend the service, or switch vendordata_dynamic_failure_fatal off.'
      : 'Mend the target in vendordata_dynamic_targets (name@http://host/path), or what it answers.',
    upstreamLog: `${name}: ${message} (a traceback in the log of Nova's WSGI server)`,
  };
};
