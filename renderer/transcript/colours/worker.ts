// The worker that colours code, so that the window never waits for it.
import type { Answer, Question } from './kinds.ts';
import { tokensOf } from './tokens.ts';

addEventListener('message', ({ data: { number, text, language } }: MessageEvent<Question>) => {
  const answer: Answer = { number, tokens: tokensOf(text, language) };
  postMessage(answer);
});
