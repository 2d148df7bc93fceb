export type { Chain, Faults, Sender } from './chain/chain.ts';
export { explained } from './chain/explain.ts';
export { MockError, type MockErrorCode, SourceError, type SourceErrorCode } from './errors.ts';
export { containedFiles } from './http/contained-files.ts';
export type { RecentRequest } from './http/recent-requests.ts';
export { type AskAs, type Mock, type MockOptions, startMock } from './http/serve-mock.ts';
export type { Instance, Lab } from './lab/model.ts';
export { type LabReading, labSchema, readLab } from './lab/read-lab.ts';
export type { Header, HttpAnswer, HttpRequest, Outcome } from './message.ts';
export { type Problem, problemLine } from './problem.ts';
export { explainedScenario } from './scenarios/explained-scenario.ts';
export { type HeaderCase, headerCases, simulated } from './scenarios/header-cases.ts';
export { type LabStore, labStore } from './scenarios/lab-store.ts';
export { readScenario, type ScenarioReading } from './scenarios/read-scenario.ts';
export { type RequestOptions, requestFrom } from './scenarios/request-line.ts';
export {
  type RunOptions,
  runScenario,
  type ScenarioResult,
  type StepResult,
} from './scenarios/run-scenario.ts';
export type { Check, Scenario, ScenarioRun } from './scenarios/scenario.ts';
export { scenarioSchema } from './scenarios/scenario-schema.ts';
export { type ScenarioSummary, scenarioSummary } from './scenarios/scenario-summary.ts';
export { type ConfigDriveLimits, configDriveSource } from './sources/config-drive.ts';
export { type LiveLimits, liveSource } from './sources/live.ts';
export { childrenOf } from './sources/metadata-tree.ts';
export { snapshotFileSource } from './sources/snapshot.ts';
export type { Fetched, Source } from './sources/source.ts';
export type { TreeEntry } from './sources/tree-entry.ts';
export type { Decision, HeaderChange, HopName, HopTrace, Lookup, Trace } from './trace.ts';
