// The keys of a transcript, in all places that show one.
import type { Binding } from '../keys/useKeys.ts';
import { announce } from '../parts/announce.ts';
import { tellProblem } from '../parts/trouble.ts';
import { toggleBlur } from './blur.ts';
import { foldTarget, toggleAgentOnly, toggleFold, toggleReasoning, toggleResults, togglePlain } from './folding.ts';
import type { TranscriptModel } from './model.ts';
import { goToMessage, step, stepToCall } from './moves.ts';
import { readOn, scrollPage, scrollToEdge } from './scrolling.ts';
import { selectAll } from './select-all.ts';
import { growSentence, stepSentence } from './sentences.ts';
import { goToUnseen, stepBlock } from './stops.ts';
import { afterTurns } from './turns.ts';

/** Runs an action that would show hidden reasoning, unless reasoning is masked. */
function unlessMasked(model: TranscriptModel, act: () => void): void {
  if (model.getState().folds.masked) announce('Hidden reasoning is shown in the second pass');
  else act();
}

function toCall(model: TranscriptModel, by: 1 | -1): void {
  if (!stepToCall(model, by))
    announce(by === 1 ? 'There is no tool call after this' : 'There is no tool call before this');
}

const plain = (model: TranscriptModel): void =>
  announce(togglePlain(model, model.getState().focus) ? 'As it is stored' : 'Laid out');

const agentOnly = (model: TranscriptModel): void =>
  announce(toggleAgentOnly(model) ? 'Only the agent and its tools are shown' : 'All messages are shown');

const blur = (): void =>
  announce(toggleBlur() ? 'Text of people and tools is blurred until pointed at or in focus' : 'Nothing is blurred');

/** Keys that act on the focused block, or move the focus. */
const movingKeys = (model: TranscriptModel): Binding[] => [
  { keys: 'j', about: 'next block', repeat: true, run: () => stepBlock(model, 1) },
  { keys: 'k', about: 'previous block', repeat: true, run: () => stepBlock(model, -1) },
  { keys: 'Shift+J', about: 'next assistant message', repeat: true, run: () => step(model, 1, 'assistant') },
  { keys: 'Shift+K', about: 'previous assistant message', repeat: true, run: () => step(model, -1, 'assistant') },
  { keys: 'c', about: 'next tool call', repeat: true, run: () => toCall(model, 1) },
  { keys: 'Shift+C', about: 'previous tool call', repeat: true, run: () => toCall(model, -1) },
  { keys: 'g g', about: 'first message', run: () => goToMessage(model, 0) },
  { keys: 'Shift+G', about: 'last message', run: () => goToMessage(model, Number.MAX_SAFE_INTEGER) },
  { keys: 'o', about: 'fold or unfold this block', run: () => toggleFold(model, foldTarget(model)) },
  { keys: 'Shift+P', about: 'this block as it is stored, or laid out', run: () => plain(model) },
];

/** The same binding, which waits for earlier keys: they would otherwise move the focus back when their text arrives. */
const inOrder = (binding: Binding): Binding => ({ ...binding, run: (event) => afterTurns(() => binding.run(event)) });

/** `onFind` opens the find bar, `onRaw` the original file. */
export const transcriptKeys = (model: TranscriptModel, onFind: () => void, onRaw: () => void): Binding[] =>
  [
    ...movingKeys(model).map(inOrder),
    { keys: 'r', about: 'show or fold hidden reasoning', run: () => unlessMasked(model, () => toggleReasoning(model)) },
    { keys: 't', about: 'fold or unfold tool results', run: () => toggleResults(model) },
    { keys: 'a', about: 'show agent only, or all', run: () => agentOnly(model) },
    { keys: 'Shift+B', about: 'blur text of people and tools, or not', run: blur },
    { keys: 'Shift+R', about: 'original file', run: () => unlessMasked(model, onRaw) },
    { keys: '$mod+a', about: 'select the transcript', run: () => selectAll(model) },
    { keys: '/', about: 'find in transcript', run: onFind },
    { keys: '$mod+f', about: 'find in transcript', typing: true, run: onFind },
  ].map(reading);

function toUnseen(model: TranscriptModel): void {
  if (!goToUnseen(model)) announce('Everything that is unfolded was in view; press o to unfold a block');
}

const scrollKeys: readonly Binding[] = [
  { keys: 'Space', about: 'a page on', repeat: true, run: () => scrollPage(1) },
  { keys: 'PageDown', about: 'a page on', repeat: true, run: () => scrollPage(1) },
  { keys: 'Shift+Space', about: 'a page back', repeat: true, run: () => scrollPage(-1) },
  { keys: 'PageUp', about: 'a page back', repeat: true, run: () => scrollPage(-1) },
  { keys: 'Home', about: 'to the beginning', run: () => scrollToEdge('start') },
  { keys: 'End', about: 'to the end', run: () => scrollToEdge('end') },
];

/** The same binding, which first moves the focus to the transcript. */
const reading = (binding: Binding): Binding => ({
  ...binding,
  run: (event) => {
    readOn();
    binding.run(event);
  },
});

/**
 * Keys for reading, in places that show only a transcript. They are not used beside a list that scrolls with the same
 * keys.
 */
export const readingKeys = (model: TranscriptModel): Binding[] => [
  ...scrollKeys,
  ...[
    inOrder({ keys: 'u', about: 'next part that was not in view', repeat: true, run: () => toUnseen(model) }),
    { keys: '.', about: 'next sentence', repeat: true, run: () => void stepSentence(model, 1).catch(tellProblem) },
    { keys: ',', about: 'previous sentence', repeat: true, run: () => void stepSentence(model, -1).catch(tellProblem) },
    {
      keys: 'Shift+ArrowDown',
      about: 'one sentence more',
      repeat: true,
      run: () => void growSentence(model, 1).catch(tellProblem),
    },
    {
      keys: 'Shift+ArrowUp',
      about: 'one sentence less',
      repeat: true,
      run: () => void growSentence(model, -1).catch(tellProblem),
    },
  ].map(reading),
];
