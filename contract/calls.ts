// All calls that the window can make, by the process that answers them.
import type { z } from 'zod';
import { adjudicateCalls, adjudicateJobs } from './calls/adjudicate.ts';
import { agreementJobs } from './calls/agreement.ts';
import { appCalls } from './calls/app.ts';
import { auditCalls, auditJobs } from './calls/audit.ts';
import { calibrateCalls, calibrateJobs } from './calls/calibrate.ts';
import { draftCalls } from './calls/drafts.ts';
import { calibrateQuestionJobs } from './calls/calibrate-questions.ts';
import { figureJobs } from './calls/figures.ts';
import { findingsCalls, findingsJobs } from './calls/findings.ts';
import { jobCalls } from './calls/imports.ts';
import { labelCalls, ownWorkCalls } from './calls/label.ts';
import { libraryCalls } from './calls/library.ts';
import { queueCalls } from './calls/queues.ts';
import { sampleCalls } from './calls/sample.ts';
import { repairJobs } from './calls/repair.ts';
import { reportJobs } from './calls/report.ts';
import { rubricCalls } from './calls/rubric.ts';
import { packetCalls, packetJobCalls } from './calls/packets.ts';
import { populationCalls, populationJobs } from './calls/population.ts';
import { studyCalls } from './calls/study.ts';
import { transcriptCalls } from './calls/transcript.ts';

/** `store` answers each call in a few milliseconds; `jobs` does what takes longer; `app` is Electron's main process. */
export const CALLS = {
  store: {
    ...studyCalls,
    ...libraryCalls,
    ...transcriptCalls,
    ...labelCalls,
    ...queueCalls,
    ...rubricCalls,
    ...adjudicateCalls,
    ...auditCalls,
    ...calibrateCalls,
    ...findingsCalls,
    ...packetCalls,
    ...populationCalls,
    ...draftCalls,
  },
  jobs: {
    ...jobCalls,
    ...sampleCalls,
    ...populationJobs,
    ...ownWorkCalls,
    ...adjudicateJobs,
    ...auditJobs,
    ...agreementJobs,
    ...calibrateJobs,
    ...calibrateQuestionJobs,
    ...findingsJobs,
    ...figureJobs,
    ...reportJobs,
    ...repairJobs,
    ...packetJobCalls,
  },
  app: appCalls,
};

export type Runs = keyof typeof CALLS;
type All = (typeof CALLS)['store'] & (typeof CALLS)['jobs'] & (typeof CALLS)['app'];
export type CallName = keyof All;
export type Input<N extends CallName> = z.input<All[N]['input']>;
export type Parsed<N extends CallName> = z.output<All[N]['input']>;
export type Output<N extends CallName> = z.output<All[N]['output']>;

/**
 * A function for every call that process R answers: what the tables of main/serve and app/calls.ts must satisfy. `Beside`:
 * what it is given beside the input.
 */
export type Handlers<R extends Runs, Beside extends readonly unknown[] = []> = {
  [N in CallName & keyof (typeof CALLS)[R]]: (input: Parsed<N>, ...beside: Beside) => Output<N> | Promise<Output<N>>;
};
