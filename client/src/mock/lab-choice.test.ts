import { expect, test } from 'vitest';
import { isLabFile, isScenarioFile, type LabCandidates, labChoice } from './lab-choice.ts';

const nothing: LabCandidates = {
  configured: undefined,
  configuredExists: false,
  found: [],
  opened: undefined,
};

const checkChoice = (candidates: Partial<LabCandidates>, expected: ReturnType<typeof labChoice>) =>
  expect(labChoice({ ...nothing, ...candidates })).toEqual(expected);

test('the setting wins', () => {
  checkChoice(
    {
      configured: '/set.lab.yaml',
      configuredExists: true,
      found: ['/a.lab.yaml'],
      opened: '/b.lab.yaml',
    },
    { kind: 'lab', file: '/set.lab.yaml' },
  );
});

test('a setting that names no file is said, not passed over', () => {
  checkChoice(
    { configured: '/set.lab.yaml', found: ['/a.lab.yaml'] },
    { kind: 'missing', file: '/set.lab.yaml' },
  );
});

test('the only lab of the workspace', () => {
  checkChoice({ found: ['/a.lab.yaml'] }, { kind: 'lab', file: '/a.lab.yaml' });
});

test('of several, the one that is looked at', () => {
  checkChoice(
    { found: ['/a.lab.yaml', '/b.lab.yaml'], opened: '/b.lab.yaml' },
    { kind: 'lab', file: '/b.lab.yaml' },
  );
});

test('several and none in sight: a question, in order of the names', () => {
  checkChoice(
    { found: ['/b.lab.yaml', '/a.lab.yaml'] },
    { kind: 'ask', files: ['/a.lab.yaml', '/b.lab.yaml'] },
  );
});

test('a lab outside the workspace that is open', () => {
  checkChoice({ opened: '/else/x.lab.yaml' }, { kind: 'lab', file: '/else/x.lab.yaml' });
});

test('no lab at all', () => {
  checkChoice({}, { kind: 'none' });
});

test('files by their name', () => {
  expect(['a.lab.yaml', 'a.lab.yml', 'lab.yaml', 'a.lab.yaml.bak'].map(isLabFile)).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(isScenarioFile('forged.scenario.yaml')).toBe(true);
});
