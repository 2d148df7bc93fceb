import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { problemCodes } from '../problem.ts';
import { codeSettings } from '../settings.ts';
import { codes } from './codes.ts';
import { rules } from './index.ts';
import { codesPage } from './testing/codes-page.ts';

// What stands here comes from the table of rules: `npx vitest run --project unit server/src/rules/codes.test.ts -u`
// writes the page and the setting anew.

const names = codes.map(({ code }) => code);

test('every code is there once, and in words that a setting can have', () => {
  expect(names.length).toBe(new Set(names).size);
  for (const name of names) expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)+$/);
});

test('rules stand in the order of the alphabet, each in a file of its name with a test beside it', () => {
  const own = rules.map(({ code }) => code);
  expect(own).toEqual(own.toSorted());
  for (const code of own)
    for (const file of [`${code}.ts`, `${code}.test.ts`])
      expect(existsSync(new URL(file, import.meta.url)), file).toBe(true);
});

test('every code has a title without a full stop and an explanation in whole sentences', () => {
  for (const { code, title, explanation } of codes) {
    expect(title, code).toMatch(/^[A-Z].*[^.]$/);
    expect(explanation.trim(), code).toMatch(/(?:\.|\n```)$/);
    expect(explanation.replaceAll(/```[\s\S]*?```/g, ''), code).not.toMatch(/^#{1,6} /m);
  }
});

test('rules replace only codes of validation', () => {
  for (const { replaces = [] } of rules)
    for (const code of replaces) expect(Object.keys(problemCodes)).toContain(code);
});

test('docs/rules.md has all codes', async () => {
  await expect(codesPage(codes)).toMatchFileSnapshot('../../../docs/rules.md');
});

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

const settingOf = (title: string, severity: string): object => ({
  type: 'string',
  enum: codeSettings,
  default: severity,
  description: `${title}.`,
});

const setting = {
  order: 8,
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(
    codes.map(({ code, title, severity }) => [code, settingOf(title, severity)]),
  ),
  default: {},
  scope: 'resource',
  markdownDescription:
    'How problems of user-data are reported, by their codes: `off`, `error`, `warning`, `information` or `hint`. `cloud-init-check --explain CODE` says what a code means. At one place, a comment `# cloud-init-check: ignore CODE` passes over it.',
};

test('the setting offers all codes, with their own severity', async () => {
  const file = '../../../package.json';
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  const whole = JSON.parse(text) as Manifest;
  const properties = {
    ...whole.contributes.configuration.properties,
    'openstackMetadata.cloudInit.rules': setting,
  };
  const expected = {
    ...whole,
    contributes: {
      ...whole.contributes,
      configuration: { ...whole.contributes.configuration, properties },
    },
  };
  await expect(`${JSON.stringify(expected, null, 2)}\n`).toMatchFileSnapshot(file);
});
