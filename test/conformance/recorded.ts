import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A cloud that the answers were recorded on; its form is in the data's README. */
export interface Fixture {
  readonly name: string;
  readonly shared_secret: string;
  readonly instances: readonly FixtureInstance[];
  readonly image_ids: Readonly<Record<string, number>>;
  readonly neutron: {
    readonly ports: readonly FixturePort[];
    readonly subnets: readonly FixtureSubnet[];
    readonly security_groups: readonly { readonly id: string; readonly name?: string | null }[];
  };
  readonly ids: Readonly<Record<string, string>>;
  /** The text of the file, from which the order of keys can be read that JSON.parse loses. */
  readonly text: string;
}

/** Nova's own names and values; what is left out has Nova's default. */
export type FixtureInstance = Readonly<Record<string, unknown>> & {
  readonly name: string;
  readonly uuid: string;
};

export interface FixturePort {
  readonly id: string;
  readonly network_id: string;
  readonly device_id?: string | null;
  readonly device_owner?: string | null;
  readonly project_id?: string | null;
  readonly tenant_id?: string | null;
  readonly mac_address?: string | null;
  readonly fixed_ips?:
    | readonly { readonly ip_address: string; readonly subnet_id?: string | null }[]
    | null;
  readonly security_groups?: readonly string[] | null;
}

export interface FixtureSubnet {
  readonly id: string;
  readonly network_id: string;
  readonly advanced_service_providers?: readonly string[] | null;
}

export type NeutronBehaviour = Readonly<Record<string, string | number>>;

/** One request, or something done to the cloud between requests. */
export interface Step {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: string;
  readonly body_b64?: string;
  readonly body_repeat?: number | null;
  readonly remote_addr?: string;
  readonly now?: string;
  readonly no_content_length?: boolean;
  readonly chunked_request?: boolean;
  readonly no_host?: boolean;
  readonly raw?: string;
  readonly split?: boolean;
  readonly keepalive?: boolean;
  readonly requests?: readonly Step[];
  readonly src?: string;
  readonly front?: string;
  readonly time?: boolean;
  readonly control?: unknown;
  readonly stop?: string;
  readonly start?: string;
  readonly pause?: string;
  readonly resume?: string;
  readonly sleep?: number;
  readonly db?: Readonly<Record<string, unknown>>;
  readonly neutron?: NeutronBehaviour;
  readonly read_sysmeta?: string;
  readonly [more: string]: unknown;
}

export interface Case {
  readonly id: string;
  readonly steps: readonly Step[];
  readonly config?: Readonly<Record<string, unknown>>;
  readonly neutron?: NeutronBehaviour;
  readonly bare?: boolean;
  readonly record_upstream?: boolean;
  readonly [more: string]: unknown;
}

export interface Suite {
  readonly suite: string;
  readonly layer: string;
  readonly fixture?: string;
  readonly kind?: string;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly cases: readonly Case[];
}

/** What was recorded, or seen here, for one step. */
export type Result = Readonly<Record<string, unknown>>;

/** What was recorded of a suite. */
export interface Golden {
  /** Case id → one result a step. */
  readonly results: Readonly<Record<string, readonly Result[]>>;
  readonly nova_server?: string;
}

/** A folder of recorded answers. What reads a file of it throws, in plain words, where the file is not as it should be. */
export interface Recorded {
  readonly releases: readonly string[];
  /** The files with suites, by name. */
  readonly suiteFiles: readonly string[];
  suite(file: string): Suite;
  fixture(name: string): Fixture;
  /** Undefined where there is no recording of that name on that release. */
  golden(release: string, name: string): Golden | undefined;
}

/** Reads a folder; undefined where it is not there. */
export const recordedIn = (folder: string): Recorded | undefined => {
  if (!existsSync(join(folder, 'requests'))) return undefined;
  const fixtures = new Map<string, Fixture>();
  return {
    releases: foldersIn(join(folder, 'golden')),
    suiteFiles: readdirSync(join(folder, 'requests'))
      .filter((file) => file.endsWith('.json'))
      .sort(),
    suite: (file) => suiteIn(join(folder, 'requests', file)),
    fixture: (name) => {
      const known = fixtures.get(name) ?? fixtureIn(join(folder, 'fixtures', `${name}.json`));
      fixtures.set(name, known);
      return known;
    },
    golden: (release, suite) => {
      const file = join(folder, 'golden', release, `${suite}.json`);
      return existsSync(file) ? goldenIn(file) : undefined;
    },
  };
};

const foldersIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    : [];

const suiteIn = (file: string): Suite => {
  const suite = parsed<Suite>(file);
  const cases: unknown = suite.cases;
  const isWhole = Array.isArray(cases) && cases.every((each) => Array.isArray(Object(each).steps));
  if (!isWhole) throw new Error(`${file} is no suite: it needs "cases", each with "steps".`);
  return suite;
};

const goldenIn = (file: string): Golden => {
  const golden = parsed<Golden>(file);
  const results: unknown = golden.results;
  const isWhole =
    results === Object(results) && Object.values(Object(results)).every(Array.isArray);
  if (!isWhole) {
    throw new Error(`${file} has no answers: it needs "results", a list of answers for each case.`);
  }
  return golden;
};

/** A fixture; what it does not list, its cloud does not have. */
const fixtureIn = (file: string): Fixture => {
  const { neutron, ...all } = parsed<Fixture>(file);
  if (!Array.isArray(all.instances)) throw new Error(`${file} is no cloud: it needs "instances".`);
  const none = { ports: [], subnets: [], security_groups: [] };
  return {
    ...{ image_ids: {}, ids: {} },
    ...all,
    neutron: { ...none, ...neutron },
    name: basename(file, '.json'),
    text: readFileSync(file, 'utf8'),
  };
};

const parsed = <Form>(file: string): Form => {
  const value: Form = jsonIn(file);
  if (value !== Object(value)) throw new Error(`${file} should be a JSON object.`);
  return value;
};

const jsonIn = (file: string) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${file} cannot be read: ${why}`, { cause });
  }
};
