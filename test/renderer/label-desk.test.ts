// The desk of Label without a screen: what its keys change in a label, what is recorded, and what prevents submitting.
import { beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { EMPTY_LABEL, LabelEvent, type Label } from '../../contract/label.ts';
import type { Dimension } from '../../contract/rubric.ts';
import { skeletonOf } from '../../contract/skeleton.ts';
import type { Message } from '../../contract/transcript.ts';
import { defaultRubric } from '../../main/work/rubric/index.ts';

const calls: { made: [string, unknown][] } = vi.hoisted(() => ({ made: [] }));
vi.mock('../../renderer/client/call.ts', () => ({
  call: (name: string, input: unknown) => {
    calls.made.push([name, input]);
    return Promise.resolve({});
  },
}));
vi.stubGlobal('requestAnimationFrame', () => 0);
vi.stubGlobal('window', { addEventListener: () => undefined });
vi.stubGlobal('KeyboardEvent', Event);
// a wide window, in which every column is visible
vi.stubGlobal('matchMedia', () => ({ matches: true }));
vi.stubGlobal('document', { querySelector: () => null });

const { runWaiting } = await import('../../renderer/desk/after-paint.ts');
const { createDesk, setAround } = await import('../../renderer/label/desk.ts');
const { actionsOf } = await import('../../renderer/label/actions.ts');
const { labelKeys } = await import('../../renderer/label/label-keys.ts');
const { holdLabel, labelNow } = await import('../../renderer/label/labels.ts');
const { countSecond } = await import('../../renderer/label/active-time.ts');
const { openItem, session } = await import('../../renderer/label/session.ts');
const { bookmark } = await import('../../renderer/label/answering.ts');
const { reveal } = await import('../../renderer/label/submitting.ts');
const { createModel } = await import('../../renderer/transcript/model.ts');
const { chunkQuery } = await import('../../renderer/transcript/messages.ts');
const { queryClient } = await import('../../renderer/client/queries.ts');
type LabelDesk = ReturnType<typeof createDesk>;

const rubric = defaultRubric();
const dimensions: readonly Dimension[] = rubric.dimensions.filter(({ scenarios }) => scenarios.length === 0);
const head = {
  key: 1,
  id: 't',
  source_id: '',
  title: '',
  created_at: null,
  facets: {},
  sources: [],
  messages: 0,
  characters: 0,
};

let gone: string[];
function deskOn(
  id: string,
  {
    masked = false,
    seenGrader = false,
    read = EMPTY_LABEL,
    messages = [],
  }: { masked?: boolean; seenGrader?: boolean; read?: Label; messages?: Message[] } = {},
) {
  const model = createModel({ ...head, id, messages: messages.length, skeleton: skeletonOf(messages) }, masked);
  const about = {
    name: `main ${id}`,
    read,
    key: 1,
    id,
    rater: 'r1',
    round: 'main' as const,
    model,
    rubric,
    dimensions,
  };
  const desk = createDesk(about);
  setAround(desk, {
    queue: 'q',
    seenGrader,
    search: '',
    next: () => void gone.push('next'),
    step: (by) => void gone.push(`step ${by}`),
    open: (subject) => void gone.push(`open ${subject.id}`),
  });
  holdLabel(desk.name, read);
  return desk;
}

function press(desk: LabelDesk, ...keys: string[]): void {
  for (const key of keys) {
    const binding = labelKeys(actionsOf(desk), []).find((one) => one.keys === key);
    if (binding === undefined) throw new Error(`${key} is not bound`);
    binding.run(new KeyboardEvent('keydown'));
  }
}

/** Runs the work that waits for a frame. */
function drawn(): Promise<void> {
  runWaiting();
  return new Promise((resolve) => setTimeout(resolve));
}
async function recorded(): Promise<LabelEvent[]> {
  await drawn();
  const inputs = calls.made.flatMap(([name, input]) => (name === 'label.record' ? [input] : []));
  return inputs.flatMap((input) => z.object({ events: z.array(LabelEvent) }).parse(input).events);
}
const levels = ({ dimensions: said }: Label): unknown[] => dimensions.map(({ name }) => said[name]?.answer ?? null);

beforeEach(async () => {
  await drawn();
  calls.made = [];
  gone = [];
  session.begin('study r1');
});

test('a digit answers the open card and opens the next unanswered one, and arrows move between cards and items', async () => {
  const desk = deskOn('t');
  expect(desk.inHand.getState().focused).toBe(dimensions[0]?.name);
  press(desk, '1');
  expect(desk.inHand.getState().focused).toBe(dimensions[1]?.name);
  press(desk, 'ArrowUp', '2');
  // the second card is the next without an answer
  expect(desk.inHand.getState().focused).toBe(dimensions[1]?.name);
  press(desk, 'ArrowRight', 'ArrowLeft');
  expect(gone).toEqual(['step 1', 'step -1']);
  const events = await recorded();
  expect(events.map(({ change }) => change)).toMatchObject([
    { kind: 'answer', dimension: dimensions[0]?.name, answer: { level: 1 } },
    { kind: 'answer', dimension: dimensions[0]?.name, answer: { level: 2 } },
  ]);
});

test('undo restores earlier states across transcripts, and redo repeats the change', () => {
  const first = deskOn('a');
  press(first, '1', 'b');
  const second = deskOn('b');
  press(second, '2', '$mod+z');
  expect(levels(labelNow(second))[0]).toBeNull();
  press(second, '$mod+z');
  expect(gone).toEqual(['open a']);
  expect(labelNow(first).bookmarked).toBe(false);
  press(first, '$mod+z');
  expect(labelNow(first)).toMatchObject({ dimensions: { [dimensions[0]?.name ?? '']: { answer: null } } });
  press(first, '$mod+Shift+z');
  expect(levels(labelNow(first))[0]).toEqual({ state: 'level', level: 1 });
});

const SAID: Message = {
  role: 'assistant',
  name: null,
  model: null,
  at: null,
  branch: '',
  prefilled: false,
  blocks: [{ type: 'text', text: 'I sent it.' }],
};

/** Presses keys while the text of a transcript is on the way, and resolves when it has arrived. */
async function pressBeforeText(desk: LabelDesk, ...keys: string[]): Promise<void> {
  vi.stubGlobal('getSelection', () => null);
  queryClient.clear();
  let arrive: (messages: Message[]) => void = () => undefined;
  const arrived = queryClient.fetchQuery({
    queryKey: chunkQuery(1, 0).queryKey,
    queryFn: () => new Promise<Message[]>((resolve) => (arrive = resolve)),
  });
  press(desk, ...keys);
  expect(labelNow(desk).evidence).toEqual([]);
  arrive([SAID]);
  await arrived;
}

test('evidence whose text has not arrived is added before the label is submitted', async () => {
  const desk = deskOn('t', { messages: [SAID] });
  for (const _ of dimensions) press(desk, '1');
  await pressBeforeText(desk, 'e', '$mod+Enter');
  await vi.waitFor(() => expect(labelNow(desk).submitted).toBe(true));
  const kinds = (await recorded()).map(({ change }) => change.kind);
  expect(kinds.slice(-2)).toEqual(['evidence', 'submit']);
  expect(labelNow(desk).evidence).toMatchObject([{ quote: 'I sent it.' }]);
});

test('whoever submits twice while evidence arrives ends the first pass, not the second too', async () => {
  const desk = deskOn('t', { messages: [SAID], masked: true });
  for (const _ of dimensions) press(desk, '1');
  await pressBeforeText(desk, 'e', '$mod+Enter', '$mod+Enter');
  await vi.waitFor(() => expect(labelNow(desk).first_pass?.evidence).toHaveLength(1));
  expect((await recorded()).filter(({ change }) => change.kind === 'submit')).toEqual([]);
});

test('undo pressed while evidence arrives takes back the evidence, and redo adds it again', async () => {
  const desk = deskOn('t', { messages: [SAID] });
  press(desk, '1');
  await pressBeforeText(desk, 'e', '$mod+z', '$mod+Shift+z', '$mod+z');
  await vi.waitFor(() => expect(session.state.getState().future).toHaveLength(1));
  const kinds = (await recorded()).map(({ change }) => change.kind);
  expect(kinds).toEqual(['answer', 'evidence', 'evidence', 'evidence', 'evidence']);
  expect(labelNow(desk).evidence).toEqual([]);
});

test('submitting opens the missing answer; a complete label is submitted once, and the next item opens', async () => {
  const desk = deskOn('t');
  press(desk, 'ArrowDown', 'Enter');
  expect(desk.inHand.getState().focused).toBe(dimensions[0]?.name);
  expect(gone).toEqual([]);
  for (const { kind } of dimensions) {
    expect(kind).toBe('ordinal');
    press(desk, '1');
  }
  press(desk, '$mod+Enter');
  expect(labelNow(desk).submitted).toBe(true);
  press(desk, 'Enter');
  expect(gone).toEqual(['next', 'next']);
  expect((await recorded()).filter(({ change }) => change.kind === 'submit')).toHaveLength(1);
});

test('every event records whether the graders’ scores were visible, and a reveal cannot be undone', async () => {
  const blind = deskOn('t');
  press(blind, '1');
  reveal(blind);
  setAround(blind, { ...blind.around, seenGrader: true });
  press(blind, '2', '$mod+z', '$mod+z');
  expect(labelNow(blind).revealed).toBe(true);
  expect((await recorded()).map(({ seen_grader }) => seen_grader)).toEqual([false, false, true, true, true]);
});

test('a blind step that is redone after scores were shown records that they were seen', async () => {
  const one = deskOn('a');
  press(one, '1');
  const other = deskOn('b', { seenGrader: true });
  setAround(one, { ...one.around, seenGrader: true });
  // the desk belongs to another transcript, whose own scores do not affect this one
  press(other, '$mod+z', '$mod+Shift+z');
  expect((await recorded()).map(({ transcript, seen_grader }) => [transcript, seen_grader])).toEqual([
    ['a', false],
    ['a', true],
    ['a', true],
  ]);
});

test('undoing a step on a transcript that is still blind is recorded as blind, at whichever desk it happens', async () => {
  press(deskOn('a'), '1');
  press(deskOn('b', { seenGrader: true }), '$mod+z');
  expect((await recorded()).map(({ seen_grader }) => seen_grader)).toEqual([false, false]);
});

test('another rater begins blind on a transcript whose scores the rater before saw', async () => {
  setAround(deskOn('a'), { ...deskOn('a').around, seenGrader: true });
  session.begin('study r2');
  press(deskOn('a'), '1');
  expect((await recorded()).map(({ seen_grader }) => seen_grader)).toEqual([false]);
});

test('the time that one rater worked on a transcript is not counted for the next rater', async () => {
  const first = deskOn('t');
  countSecond(first.name);
  session.begin('study r2');
  const desk = deskOn('t');
  countSecond(desk.name);
  for (const _ of dimensions) press(desk, '1');
  press(desk, 'Enter');
  const last = (await recorded()).at(-1)?.change;
  expect(last).toMatchObject({ kind: 'submit', seconds: 1 });
});

test('two passes: the first is stored unchanged, and undo does not reach it', () => {
  const desk = deskOn('t', { masked: true });
  for (const _ of dimensions) press(desk, '1');
  press(desk, 'Enter');
  expect(labelNow(desk).submitted).toBe(false);
  expect(desk.model.getState().folds.masked).toBe(false);
  press(desk, '2', ...dimensions.map(() => '$mod+z'));
  expect(labelNow(desk).first_pass?.dimensions[dimensions[0]?.name ?? '']?.answer).toEqual({
    state: 'level',
    level: 1,
  });
});

test('postponing is recorded once, and each time opens the next item', () => {
  const desk = deskOn('t');
  press(desk, 'l', 'l');
  expect(labelNow(desk).later).toBe(true);
  expect(gone).toEqual(['next', 'next']);
});

test('labels of items opened long ago are forgotten, except those that undo needs', () => {
  const noted: Label = { ...EMPTY_LABEL, note: 'as read again' };
  const changed = deskOn('changed');
  bookmark(changed);
  runWaiting();
  openItem('main only opened', EMPTY_LABEL);
  for (let n = 0; n < 400; n++) openItem(`main later ${n}`, EMPTY_LABEL);
  expect(labelNow({ name: 'main only opened', read: noted }).note).toBe('as read again');
  expect(labelNow({ name: 'main later 399', read: noted }).note).toBe('');
  expect(labelNow({ name: changed.name, read: EMPTY_LABEL }).bookmarked).toBe(true);
  session.undo();
  expect(labelNow({ name: changed.name, read: noted }).bookmarked).toBe(false);
});
