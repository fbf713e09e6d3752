// A call for further tests of a grader: equal error rates over models, non-inferiority to another grader, comparison
// with a rater.
import { topicsBut, type Calls } from '../call.ts';
import { GraderQuestions, QuestionsWish } from '../grader-questions.ts';

export const calibrateQuestionJobs = {
  'calibrate.questions': {
    input: QuestionsWish,
    output: GraderQuestions,
    reads: topicsBut('views', 'packets', 'drafts'),
  },
} satisfies Calls;
