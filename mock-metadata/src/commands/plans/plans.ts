import type { Command } from 'commander';
import { checkPlan } from './check-plan.ts';
import { exportPlan } from './export-plan.ts';
import { hopPlan } from './hop-plan.ts';
import { initPlan } from './init-plan.ts';
import { recordPlan } from './record-plan.ts';
import { explainPlan, requestPlan } from './request-plan.ts';
import { runPlan } from './run-plan.ts';
import { schemaPlan } from './schema-plan.ts';
import { servePlan } from './serve-plan.ts';
import { signPlan } from './sign-plan.ts';

/**
 * Every subcommand, in the order in which help lists them. A plan is the words of a command line
 * only; what it does is loaded when it is called, so that each starts at once.
 */
export const plans: readonly (() => Command)[] = [
  initPlan,
  servePlan,
  hopPlan,
  requestPlan,
  explainPlan,
  runPlan,
  signPlan,
  recordPlan,
  checkPlan,
  exportPlan,
  schemaPlan,
];
