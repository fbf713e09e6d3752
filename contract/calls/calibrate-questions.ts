// A call about what else is asked of a grader: does it err alike on all models, is it no worse than another, as good as
// a rater.
import { topicsBut, type Calls } from '../call.ts';
import { GraderQuestions, QuestionsWish } from '../grader-questions.ts';

export const calibrateQuestionJobs = {
  'calibrate.questions': {
    input: QuestionsWish,
    output: GraderQuestions,
    reads: topicsBut('views', 'packets', 'drafts'),
  },
} satisfies Calls;
