import { novaHop } from '../../mock-metadata/src/chain/nova-hop.ts';
import { requestInPacket } from '../../mock-metadata/src/neutron/agent-packet.ts';
import { unreadableAtFront } from '../../mock-metadata/src/nova/front-server.ts';
import { novaFor } from '../../mock-metadata/src/nova/metadata-api.ts';
import { fixtureLab } from './fixture-lab.ts';
import type { Layer } from './layer.ts';
import { novaOptions } from './nova-options.ts';
import type { Result } from './recorded.ts';
import { seenOutcome } from './seen-answer.ts';
import { sentRequest } from './sent-request.ts';
import { conformanceWorld } from './world.ts';

/** Nova behind each of its web servers, on a socket of its own; cases build on each other, and nothing is cached. */
export const novaHttpLayer: Layer = {
  name: 'nova-http',
  suiteLayers: ['nova-http'],
  variants: ['-uwsgi', '-eventlet'],
  start: ({ fixture, release, variant }) => {
    const world = conformanceWorld();
    const options = novaOptions(
      fixture.shared_secret,
      { 'api.metadata_cache_expiration': 0 },
      release,
    );
    const nova = { ...options, front_server: variant.slice(1) };
    const lab = fixtureLab(fixture, { release, nova, neutron: {} });
    const hop = novaHop(() => lab, novaFor(lab, world), world.now);
    return async ({ steps }) => {
      const results: Result[] = [];
      for (const step of steps) {
        world.beginRequest(undefined);
        const { bytes } = sentRequest(step);
        const request = requestInPacket(bytes);
        const at = request && (await hop({ ...request, peer: '127.0.0.1' }));
        const outcome =
          at?.kind === 'return' ? at.outcome : unreadableAtFront(firstLine(bytes), lab.nova);
        results.push(seenOutcome(outcome, world.lastSeed()));
      }
      return results;
    };
  },
};

const firstLine = (bytes: Buffer): string => bytes.toString('latin1').split(/\r?\n/, 1)[0] ?? '';
