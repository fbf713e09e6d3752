// A call about what else is asked of a grader: does it err alike on all models, is it no worse than another, as good as
// a rater.
import type { Calls } from '../call.ts';
import { GraderQuestions, QuestionsWish } from '../grader-questions.ts';

export const calibrateQuestionJobs = {
  'calibrate.questions': {
    input: QuestionsWish,
    output: GraderQuestions,
    reads: ['transcripts', 'facets', 'scores', 'labels', 'queues', 'gold', 'mappings', 'rubric', 'raters', 'settings'],
  },
} satisfies Calls;
