import { sourceText } from '../lab/source-text.ts';

/** What a list of scenarios shows of one. */
export interface ScenarioSummary {
  readonly title: string;
  readonly why: string;
}

/**
 * Title and reason of a scenario's text, for lists: neither the lab nor the steps are looked at. undefined where it has
 * no title, or is no YAML.
 */
export const scenarioSummary = (text: string): ScenarioSummary | undefined => {
  const { value } = sourceText(text.replace(/^\uFEFF/, ''), 'scenario');
  if (typeof value !== 'object' || value === null) return undefined;
  const { title, why } = value as { readonly title?: unknown; readonly why?: unknown };
  return typeof title === 'string' && title.trim() !== ''
    ? { title, why: typeof why === 'string' ? why.trim() : '' }
    : undefined;
};
