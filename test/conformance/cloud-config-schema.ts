import { Ajv } from 'ajv';
import { plainValue } from '../../server/src/check/plain-value.ts';
import { anchorsOf } from '../../server/src/documents/yaml/anchors.ts';
import { readYaml } from '../../server/src/documents/yaml/read.ts';
import { exportedSchema, schemaNames } from '../../server/src/knowledge/json-schema-export.ts';
import type { Verdict } from '../../server/src/validation/verdict.ts';
import { type Agreement, type RecordedDocument, textOf, verdictOn } from './cloud-config.ts';
import { recordedGroups } from './cloud-config-groups.ts';

const isEndless = (text: string): boolean =>
  anchorsOf(readYaml(text)).errors.some(({ code }) => code === 'yaml-recursion');

/** Another program reads no templates, and no aliases without end. */
const isPlain = (one: RecordedDocument): boolean =>
  one.verdict.type !== 'text/jinja2' && !isEndless(textOf(one));

/** Whether keys and values decided, and not the header or the YAML. */
const isOfSchema = ({ stage }: Verdict): boolean => stage === 'ok' || stage === 'schema';

/**
 * Sets the exported JSON schema, as another program applies it, against our own verdict on every recorded document
 * that gets as far as the schema. Undefined if the folder has no documents.
 */
export const schemaAgreement = (folder: string): Agreement | undefined => {
  const documents = recordedGroups(folder)
    .filter(({ kind }) => kind === 'documents')
    .flatMap(({ items }) => items as readonly RecordedDocument[]);
  if (documents.length === 0) return undefined;
  // As it comes, ajv is strict: it refuses keywords that the standard does not have.
  const ajv = new Ajv();
  const validators = new Map(
    schemaNames.map((name) => [name, ajv.compile(exportedSchema(name, plainValue))] as const),
  );
  const judged = documents.filter(isPlain).flatMap((one) => {
    const text = textOf(one);
    const ours = verdictOn(one, folder);
    return isOfSchema(ours) ? [{ one, text, ours }] : [];
  });
  const misses = judged.flatMap(({ one, text, ours }) => {
    const isValid = validators.get(one.kind)?.(plainValue(text));
    return isValid === (ours.status === 'valid')
      ? []
      : [`  ${one.id} our verdict: ${ours.status}, by the JSON schema ${isValid}`];
  });
  const passed = judged.length - misses.length;
  return {
    passed,
    failed: misses.length,
    lines: [`JSON schema against our own verdict: ${passed}/${judged.length}`, ...misses],
  };
};
