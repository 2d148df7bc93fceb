import { type CodeFacts, problemCodes } from '../problem.ts';
import { explanations } from './frame/explanations.ts';
import { rules } from './index.ts';

/** What there is to know about a code. */
export interface ExplainedCode extends CodeFacts {
  readonly code: string;
  /** Markdown without a heading. */
  readonly explanation: string;
}

/** Every code a problem can have, those of validation first. */
export const codes: readonly ExplainedCode[] = [
  ...Object.entries(problemCodes).map(([code, { severity, title }]) => ({
    code,
    severity,
    title,
    explanation: explanations[code as keyof typeof problemCodes],
  })),
  ...rules.map(({ code, severity, title, explanation }) => ({
    code,
    severity,
    title,
    explanation,
  })),
];
