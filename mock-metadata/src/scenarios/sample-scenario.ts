import { labStore } from './lab-store.ts';
import { readScenario, type ScenarioReading } from './read-scenario.ts';
import { runScenario, type ScenarioResult } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';

/** Scenarios for tests, in a make-believe folder: files by the end of their path. */

const sampleFiles: Readonly<Record<string, string>> = {
  'good.lab.yaml': `
networks: {private: {id: c3c3c3c3-0000-4000-8000-000000000001, subnets: [{cidr: 10.0.0.0/24}]}}
routers: {gateway: {id: b2b2b2b2-0000-4000-8000-000000000001, networks: [private]}}
instances:
  web-1:
    uuid: a1a1a1a1-0000-4000-8000-000000000001
    project_id: project-a
    metadata: {role: web}
    ports: [{network: private, fixed_ips: [10.0.0.4]}]
  db-1:
    uuid: a1a1a1a1-0000-4000-8000-000000000002
    ports: [{network: private, fixed_ips: [10.0.0.5]}]
`,
  'bad.lab.yaml': 'instances:\n  web:\n    flavour: m1.tiny\n',
};

const failure = (code: string, message: string): Error =>
  Object.assign(new Error(message), { code });

export const readSample = (path: string): Uint8Array => {
  if (path.includes('outside')) throw failure('EOUTSIDE', 'This file lies outside');
  const name = Object.keys(sampleFiles).find((each) => path.endsWith(each));
  if (name === undefined) throw failure('ENOENT', 'No such file');
  return Buffer.from(sampleFiles[name] ?? '');
};

/** What stands above the steps of a scenario, six lines. */
export const sampleHead =
  'title: It works\nwhy: It has to.\nlab: good.lab.yaml\nreleases: epoxy\nsteps:\n';

const store = labStore(readSample);

export const readingOf = (text: string): ScenarioReading =>
  readScenario(text, 'a.scenario.yaml', store);

/** The scenario in a text; throws where it has problems. */
export const scenarioIn = (text: string): Scenario => {
  const { scenario, problems } = readingOf(text);
  if (scenario === undefined) throw new Error(JSON.stringify(problems));
  return scenario;
};

/** The results of a scenario. */
export const resultsOf = (text: string): Promise<readonly ScenarioResult[]> =>
  runScenario(scenarioIn(text), { readFile: readSample, now: () => 0 });
