// The keys of a transcript, wherever one is read.
import type { Binding } from '../keys/useKeys.ts';
import { announce } from '../parts/announce.ts';
import { toggleBlur } from './blur.ts';
import { foldTarget, toggleAgentOnly, toggleFold, toggleReasoning, toggleResults } from './folding.ts';
import { type TranscriptModel } from './model.ts';
import { goToMessage, step, stepToCall } from './moves.ts';

/** Does what would show hidden reasoning, unless that is masked. */
function unlessMasked(model: TranscriptModel, act: () => void): void {
  if (model.getState().folds.masked) announce('Hidden reasoning is shown in the second pass');
  else act();
}

function toCall(model: TranscriptModel, by: 1 | -1): void {
  if (!stepToCall(model, by))
    announce(by === 1 ? 'There is no tool call after this' : 'There is no tool call before this');
}

const agentOnly = (model: TranscriptModel): void =>
  announce(toggleAgentOnly(model) ? 'Only the agent and its tools are shown' : 'All messages are shown');

const blur = (): void =>
  announce(toggleBlur() ? 'What people and tools said is blurred until pointed at or in focus' : 'Nothing is blurred');

/** `onFind` opens the find bar, `onRaw` the transcript as it was imported. */
export const transcriptKeys = (model: TranscriptModel, onFind: () => void, onRaw: () => void): Binding[] => [
  { keys: 'j', about: 'next message', repeat: true, run: () => step(model, 1) },
  { keys: 'k', about: 'previous message', repeat: true, run: () => step(model, -1) },
  { keys: 'Shift+J', about: 'next assistant message', repeat: true, run: () => step(model, 1, 'assistant') },
  { keys: 'Shift+K', about: 'previous assistant message', repeat: true, run: () => step(model, -1, 'assistant') },
  { keys: 'c', about: 'next tool call', repeat: true, run: () => toCall(model, 1) },
  { keys: 'Shift+C', about: 'previous tool call', repeat: true, run: () => toCall(model, -1) },
  { keys: 'g g', about: 'first message', run: () => goToMessage(model, 0) },
  { keys: 'Shift+G', about: 'last message', run: () => goToMessage(model, Number.MAX_SAFE_INTEGER) },
  { keys: 'r', about: 'show or fold hidden reasoning', run: () => unlessMasked(model, () => toggleReasoning(model)) },
  { keys: 't', about: 'fold or unfold tool results', run: () => toggleResults(model) },
  { keys: 'o', about: 'fold or unfold this block', run: () => toggleFold(model, foldTarget(model)) },
  { keys: 'a', about: 'the agent and its tools alone, or all', run: () => agentOnly(model) },
  { keys: 'Shift+B', about: 'blur what people and tools said, or not', run: blur },
  { keys: 'Shift+R', about: 'as it was imported (raw)', run: () => unlessMasked(model, onRaw) },
  { keys: '/', about: 'find in transcript', run: onFind },
  { keys: '$mod+f', about: 'find in transcript', typing: true, run: onFind },
];
