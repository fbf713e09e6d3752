// An open transcript: what masking hides, the agent's view, what counts as seen, and moving between tool calls.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TranscriptHead } from '../../contract/transcript-head.ts';
import { skeletonOf } from '../../contract/skeleton.ts';
import type { Block, Message } from '../../contract/transcript.ts';
import { unmask } from '../../renderer/transcript/arriving.ts';
import { toggleAgentOnly, toggleFold, toggleReasoning } from '../../renderer/transcript/folding.ts';
import { showHits } from '../../renderer/transcript/hits.ts';
import { createModel } from '../../renderer/transcript/model.ts';
import { focusOn, goToMessage, goToSpan, step, stepToCall } from '../../renderer/transcript/moves.ts';
import { see } from '../../renderer/transcript/seen.ts';
import { message, reasoning, text } from '../support/messages.ts';

const callOf = (id: string): Block => ({ type: 'tool_call', text: '{}', name: 'read', call_id: id });
const resultOf = (id: string): Block => ({
  type: 'tool_result',
  text: 'ok',
  name: 'read',
  call_id: id,
  is_error: false,
});

const head = (messages: Message[]): TranscriptHead => ({
  key: 1,
  id: 'a',
  source_id: '',
  title: 't',
  created_at: null,
  facets: {},
  sources: [],
  messages: messages.length,
  characters: messages.flatMap(({ blocks }) => blocks).reduce((sum, block) => sum + block.text.length, 0),
  skeleton: skeletonOf(messages),
});
const MESSAGES = [
  message('system', text('be good')),
  message('user', text('hello')),
  message('assistant', reasoning('I wonder. '.repeat(100)), text('I read.'), callOf('1'), callOf('2')),
  message('tool', resultOf('1')),
  message('assistant', reasoning('so'), text('done'), callOf('3')),
];
const rowsOf = (model: ReturnType<typeof createModel>) => model.getState().rows.map((row) => [row.kind, row.message]);

test('masked reasoning cannot be opened, reached or found, and is not counted', () => {
  const model = createModel(head(MESSAGES), true);
  const isShown = (): boolean =>
    model
      .getState()
      .rows.some((row) => row.kind === 'piece' && MESSAGES[row.message]?.blocks[row.block]?.type === 'reasoning');
  const all = MESSAGES.flatMap(({ blocks }) => blocks).reduce(
    (sum, block) => sum + (block.type === 'reasoning' ? 0 : block.text.length),
    0,
  );
  expect(model.getState().characters).toBe(all);
  toggleReasoning(model);
  toggleFold(model, { message: 2, block: 0 });
  goToSpan(model, { message: 2, block: 0, start: 0 });
  expect(isShown()).toBe(false);
  expect(model.getState().wish).toBeNull();
  const hit = (at: number, block: number) => ({ message: at, block, start: 0, end: 1 });
  showHits(model, 'o', [hit(2, 0), hit(2, 1), hit(4, 0)]);
  expect(model.getState().find?.hits).toEqual([hit(2, 1)]);
  unmask(model);
  expect(isShown()).toBe(true);
  expect(model.getState().focus).toEqual({ message: 2, block: 0 });
  expect(model.getState().characters).toBe(all + 1002);
});

test('the agent’s view has its messages and the results of its calls, and going to another message ends it', () => {
  const model = createModel(head(MESSAGES));
  expect(toggleAgentOnly(model)).toBe(true);
  expect(new Set(rowsOf(model).map(([, at]) => at))).toEqual(new Set([2, 3, 4]));
  goToMessage(model, 0);
  expect(model.getState().focus.message).toBe(2);
  step(model, -1);
  expect(model.getState().focus.message).toBe(2);
  goToSpan(model, { message: 1, block: 0, start: 0 });
  expect(model.getState().folds.agentOnly).toBe(false);
  expect(rowsOf(model)[0]).toEqual(['head', 0]);
});

test('stepping goes from tool call to tool call, forwards and backwards', () => {
  const model = createModel(head(MESSAGES));
  const places: unknown[] = [];
  while (stepToCall(model, 1)) places.push({ ...model.getState().focus });
  expect(places).toEqual([
    { message: 2, block: 2 },
    { message: 2, block: 3 },
    { message: 4, block: 2 },
  ]);
  expect(stepToCall(model, -1)).toBe(true);
  expect(model.getState().focus).toEqual({ message: 2, block: 3 });
  focusOn(model, { message: 0, block: 0 });
  expect(stepToCall(model, -1)).toBe(false);
});

const view = fc.record({
  index: fc.nat(20),
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
});

test('coverage only grows, is never more than 1, and counts each part once', () => {
  fc.assert(
    fc.property(fc.array(fc.array(view, { maxLength: 4 }), { maxLength: 12 }), (scrolls) => {
      const model = createModel(head(MESSAGES));
      let before = 0;
      for (const inView of [...scrolls, ...scrolls]) {
        see(model, inView);
        const { coverage } = model.getState();
        expect(coverage).toBeGreaterThanOrEqual(before);
        expect(coverage).toBeLessThanOrEqual(1);
        before = coverage;
      }
      const { shown } = model.getState();
      for (const inView of scrolls) see(model, inView);
      expect(model.getState().shown).toBe(shown);
    }),
  );
});

test('a tall row counts by the share that was in view', () => {
  const model = createModel(head([message('user', text('word '.repeat(100)))]));
  see(model, [{ index: 1, from: 0, to: 0.25 }]);
  expect(model.getState().coverage).toBeCloseTo(0.25, 1);
  see(model, [{ index: 1, from: 0.1, to: 0.5 }]);
  expect(model.getState().coverage).toBeCloseTo(0.5, 1);
  see(model, [{ index: 1, from: 0, to: 1 }]);
  expect(model.getState().coverage).toBe(1);
});
