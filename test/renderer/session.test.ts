// The session of a desk: changes are shown at once, sent in order after they are drawn, undone by further entries, and
// rolled back if they were not written.
import { beforeEach, expect, test } from 'vitest';
import { TouchstoneError } from '../../contract/errors.ts';
import { Session, type Noun } from '../../renderer/desk/session.ts';
import { useTrouble } from '../../renderer/parts/trouble.ts';

interface Entry {
  id: number;
  about: string;
  to: number;
}

let shown: Map<string, number>;
/** The values on the disk. */
let disk: Map<string, number>;
let sent: Entry[][];
let refuse: (entries: readonly Entry[]) => boolean;
/** Runs the work that waits for a frame. */
let draw: () => void;
let made = 0;

const noun: Noun<{ name: string }, number, Entry> = {
  nameOf: ({ name }) => name,
  entry: ({ name }, to) => ({ id: (made += 1), about: name, to }),
  show: (_, entries) => entries.forEach(({ about, to }) => shown.set(about, to)),
  send: async (entries) => {
    sent.push([...entries]);
    await Promise.resolve();
    if (refuse(entries)) throw new TouchstoneError('disk_full', 'The disk is full');
    for (const { about, to } of entries) disk.set(about, to);
  },
  readAgain: async ({ name }) => {
    const read = disk.get(name) ?? 0;
    await Promise.resolve();
    shown.set(name, read);
  },
  reset: () => shown.clear(),
  // numbers above 100 stand for typed text
  continues: (last, next) =>
    last.subject.name === next.subject.name && (last.redo[0] ?? 0) > 100 && (next.redo[0] ?? 0) > 100,
};

let session: Session<{ name: string }, number, Entry>;
beforeEach(() => {
  shown = new Map();
  disk = new Map();
  sent = [];
  refuse = () => false;
  const waiting: (() => void)[] = [];
  draw = () => waiting.splice(0).forEach((work) => work());
  session = new Session(noun, (work) => void waiting.push(work));
  session.begin('study ada');
  useTrouble.setState({ problem: null });
});
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const to = (name: string, value: number, before: number): void => session.do({ name }, [before], [value]);

test('changes are shown at once, and those of one frame are sent in one call and in order', async () => {
  to('a', 1, 0);
  to('b', 5, 0);
  to('a', 2, 1);
  expect([...shown]).toEqual([
    ['a', 2],
    ['b', 5],
  ]);
  expect(sent).toEqual([]);
  draw();
  await settled();
  expect(sent.map((entries) => entries.map(({ about, to: value }) => `${about}${value}`))).toEqual([
    ['a1', 'b5', 'a2'],
  ]);
  to('a', 3, 2);
  draw();
  await settled();
  expect(sent).toHaveLength(2);
  expect(new Set(sent.flat().map(({ id }) => id)).size).toBe(4);
});

test('undo and redo add entries, across all subjects, until there are no more steps', async () => {
  to('a', 1, 0);
  to('b', 5, 0);
  expect(session.undo()?.subject.name).toBe('b');
  expect(session.undo()?.subject.name).toBe('a');
  expect(session.undo()).toBeNull();
  expect(session.redo()?.subject.name).toBe('a');
  draw();
  await settled();
  expect(sent.flat().map(({ about, to: value }) => `${about}${value}`)).toEqual(['a1', 'b5', 'b0', 'a0', 'a1']);
  // after a new change there is nothing to redo
  to('b', 7, 0);
  expect(session.redo()).toBeNull();
});

test('typing is one step of undo, and a reveal is not a step', () => {
  to('a', 101, 0);
  to('a', 102, 101);
  to('a', 103, 102);
  session.do({ name: 'a' }, null, [200]);
  session.undo();
  expect(shown.get('a')).toBe(0);
  session.redo();
  expect(shown.get('a')).toBe(103);
});

test('a change that was not written is rolled back with a message, and its step is dropped; other steps are kept', async () => {
  to('a', 1, 0);
  draw();
  await settled();
  refuse = (entries) => entries.some(({ about }) => about === 'b');
  to('b', 5, 0);
  draw();
  await settled();
  expect(useTrouble.getState().problem?.code).toBe('disk_full');
  expect(shown.get('b')).toBe(0);
  expect(shown.get('a')).toBe(1);
  expect(session.undo()?.subject.name).toBe('a');
  expect(session.undo()).toBeNull();
});

test('a change made during reading again stays on the screen', async () => {
  refuse = (entries) => entries.some(({ to: value }) => value === 1);
  to('a', 1, 0);
  draw();
  await Promise.resolve();
  await Promise.resolve();
  // the first change could not be written, this one can
  to('a', 2, 1);
  draw();
  await settled();
  expect(disk.get('a')).toBe(2);
  expect(shown.get('a')).toBe(2);
});

test('a change of an earlier rater that was not written is reported, and shows nothing to the next rater', async () => {
  refuse = () => true;
  to('a', 1, 0);
  draw();
  session.begin('study bo');
  await settled();
  expect(useTrouble.getState().problem?.code).toBe('disk_full');
  expect(shown.size).toBe(0);
});

test('another study or rater begins with nothing to undo and nothing shown', () => {
  to('a', 1, 0);
  session.begin('study bo');
  expect(session.undo()).toBeNull();
  expect(shown.size).toBe(0);
  expect(session.state.getState().owner).toBe('study bo');
});
