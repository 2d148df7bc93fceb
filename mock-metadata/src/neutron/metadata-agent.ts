import { rawSocketAgent } from './agent-raw-socket.ts';
import type { MetadataAgentSettings } from './agent-request.ts';
import { wsgiAgent } from './agent-wsgi.ts';
import type { Hop } from './hop.ts';
import { notesOfOvn } from './other-words.ts';

export type { MetadataAgentSettings } from './agent-request.ts';

/**
 * neutron-metadata-agent of a release: finds out which instance asks, signs its id and asks Nova.
 * The request it gets comes over a unix socket and has no peer.
 */
export const metadataAgent = (settings: MetadataAgentSettings): Hop =>
  settings.release === 'zed' ? wsgiAgent(settings, 'neutron') : rawSocketAgent(settings, 'neutron');

/**
 * neutron-ovn-metadata-agent of a release: the same, but it knows networks alone, reads their id
 * from X-OVN-Network-ID and asks OVN's southbound database instead of Neutron.
 */
export const ovnAgent = (settings: MetadataAgentSettings): Hop => {
  const agent =
    settings.release === 'zed' ? wsgiAgent(settings, 'ovn') : rawSocketAgent(settings, 'ovn');
  return (request, notes) => agent(request, notes && notesOfOvn(notes));
};
