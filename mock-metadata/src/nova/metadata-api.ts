import type { Lab } from '../lab/model.ts';
import type { HttpRequest } from '../message.ts';
import type { Notes } from '../trace.ts';
import { novaApplication } from './application.ts';
import type { NovaResult, NovaWorld, StoredPasswords } from './world.ts';

export type { NovaException, NovaResult, NovaWorld } from './world.ts';

/** One running metadata service: its cache and what instances stored in it live as long as it does. */
export interface Nova {
  /**
   * Answers one request as nova-api-metadata does, with every layer in front of the handler. The
   * result is a promise only where something must be awaited: dynamic vendor data. Never rejects.
   */
  handle(request: HttpRequest, notes?: Notes): NovaResult | Promise<NovaResult>;
  /** `handle` for one request that comes again and again: what follows from its bytes is worked out once. */
  again?(request: HttpRequest): () => NovaResult | Promise<NovaResult>;
  /** The same without urlmap, cors and http_proxy_to_wsgi around the handler. */
  handleBare(request: HttpRequest, notes?: Notes): NovaResult | Promise<NovaResult>;
  /** What POST stored in system metadata, by instance UUID; hand the Nova on to `novaFor` to keep it. */
  storedPasswords(): StoredPasswords;
  /**
   * Another program changed the database or Neutron: the lab is another from now on, while the
   * cache stays and shows the old one until it expires, as in a real cloud.
   */
  changeLab(lab: Lab): void;
}

/**
 * A metadata service for a lab. `earlier` is the one it takes the place of (the lab file was
 * edited): stored passwords are shared with it, the cache is not, so that an edit shows at once.
 */
export const novaFor = (lab: Lab, world: NovaWorld, earlier?: Nova): Nova =>
  novaApplication(lab, world, earlier?.storedPasswords());
