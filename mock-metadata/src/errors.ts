import type { Problem } from './problem.ts';

/** Why a mock could not start, or cannot go on. */
export type MockErrorCode =
  /** The lab file has problems; they are in `problems`. */
  | 'lab-invalid'
  /** Another program listens on the port. */
  | 'port-taken'
  /** The system does not let this user listen on the port (below 1024). */
  | 'port-forbidden'
  /** Another program listens on the path of a unix socket. */
  | 'socket-taken'
  /** No socket can be made at a path. */
  | 'socket-unavailable'
  /** The hop cannot stand alone: the topology lacks it, or no instance meets it. */
  | 'hop-unavailable'
  /** The address is not one of this machine, or no address at all. */
  | 'address-unavailable';

/** An expected failure of the mock: `code` for programs, `message` for people. */
export class MockError extends Error {
  override readonly name = 'MockError';
  readonly code: MockErrorCode;
  /** What is wrong with the lab file; empty unless the code is `lab-invalid`. */
  readonly problems: readonly Problem[];
  /** The instance whose own listener could not open; undefined where it is not about one. */
  readonly instanceName: string | undefined;

  constructor(
    code: MockErrorCode,
    message: string,
    more: {
      readonly problems?: readonly Problem[];
      readonly instanceName?: string;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, { cause: more.cause });
    this.code = code;
    this.problems = more.problems ?? [];
    this.instanceName = more.instanceName;
  }
}

/** Every way in which asking a source can fail, with what the user can try. */
const sourceFailures = {
  'bad-url': 'Write it as http://host:port.',
  refused: 'Nothing listens there: check the port, or start the service.',
  unreachable: 'There is no way to that address from here: check the network, a VPN or a tunnel.',
  dns: 'The name has no address: check its spelling, or use the address itself.',
  timeout: 'Check the address, and that no firewall stands between; try it with curl.',
  closed: 'The service may have stopped, or a proxy in front of it failed: look at its log.',
  tls: 'Try http:// instead of https://, or check its certificate.',
  'not-http': 'Something else than HTTP listens there: check the port.',
  'too-large': 'This does not look like metadata: check the address.',
  redirect: 'Give the address it points to, if you trust it.',
  status: 'Look at the log of the service.',
  'not-metadata': 'Check the address: /openstack should answer with a list of versions.',
  'unknown-instance': 'Choose an instance that the lab file has.',
  'no-config-drive': 'Choose the folder where the drive is mounted, or one that was exported.',
  unreadable: 'Check its rights: a mounted config drive is often readable by root only.',
  'no-way': 'Then ask again.',
  'unreadable-file': 'Check that it is there, and its rights.',
  'not-a-snapshot': 'Choose a file that `mock-metadata record` wrote.',
  aborted: 'Ask again.',
} as const satisfies Record<string, string>;

export type SourceErrorCode = keyof typeof sourceFailures;

/** An expected failure of a source. The message says which address, what happened, and what to try. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly code: SourceErrorCode;

  constructor(code: SourceErrorCode, happened: string, cause?: unknown) {
    super(`${happened} ${sourceFailures[code]}`, { cause });
    this.code = code;
  }
}

/** Every way in which writing files to a folder can fail, with what the user can try. */
const exportFailures = {
  'not-empty': 'Choose another folder, or --force to replace the openstack and ec2 folders in it.',
  'not-a-folder': 'Name a folder; it is made if there is none.',
  'not-written': 'Nothing new was left there: check its rights and the space on its disk.',
} as const satisfies Record<string, string>;

export type ExportErrorCode = keyof typeof exportFailures;

/** An expected failure of an export. The message says which folder, what happened, and what to try. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
  readonly code: ExportErrorCode;

  constructor(code: ExportErrorCode, happened: string, cause?: unknown) {
    super(`${happened} ${exportFailures[code]}`, { cause });
    this.code = code;
  }
}
