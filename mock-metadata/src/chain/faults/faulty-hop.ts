import type { HttpRequest, Outcome } from '../../message.ts';
import type { HopName, Notes } from '../../trace.ts';

/** A request at a hop that misbehaves. */
export interface FaultyHop {
  readonly name: HopName;
  readonly request: HttpRequest;
  /** Whether the hop in front reads a whole answer before it sends one on. */
  readonly isReadWhole: boolean;
  readonly notes?: Notes | undefined;
  /** What the hop does when it is well. */
  work(): Outcome | Promise<Outcome>;
  /** Waits that long; false = whoever is in front gave up before. */
  pause(ms: number): Promise<boolean>;
}

/** What a hop with one kind of fault does to a request. */
export type FaultBehaviour<Kind> = (fault: Kind, at: FaultyHop) => Outcome | Promise<Outcome>;
