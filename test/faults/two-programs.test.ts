// Several programs on one study at the same time, a study that two machines changed, and too little memory: no data is
// mixed or lost, and people are warned.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { closeStudy, joinRater, openStudy, studyInfo } from '../../main/store/index.ts';
import { PROGRAM } from '../../scripts/support/command-line.ts';
import { chat, ENVIRONMENT, folder, json, NODE, rows, touchstone } from '../cli/touchstone.ts';

const files = folder();
afterAll(files.remove);

/** Number of transcripts in a file: enough that its import takes several steps. */
const EACH = 400;

const chats = (name: string, count = EACH): string =>
  files.write(
    `${name}.jsonl`,
    Array.from(
      { length: count },
      (_, n) => `${JSON.stringify({ id: `${name}-${n}`, ...chat(`${name} ${n}`) })}\n`,
    ).join(''),
  );

function fresh(name: string): string {
  const study = files.path(`${name}.touchstone`);
  expect(touchstone(['new', '-s', study]).status).toBe(0);
  return study;
}

/** Starts the program; returns its exit status and signal after it has ended. */
async function started(args: readonly string[], options: readonly string[] = []): Promise<[number | null, unknown]> {
  const child = spawn(NODE, [...options, ...PROGRAM, ...args], { env: ENVIRONMENT, stdio: 'ignore' });
  const [status, signal]: unknown[] = await once(child, 'exit');
  return [typeof status === 'number' ? status : null, signal];
}

function ratersOf(study: string): string[] {
  const db = openStudy(study);
  const names = studyInfo(db).raters.map(({ name }) => name);
  closeStudy(db);
  return names;
}

const isSound = (study: string): void => expect(touchstone(['verify', '-s', study]).status).toBe(0);

test('two imports, labels and a backup at the same time are each complete', async () => {
  const study = fresh('shared');
  expect(touchstone(['import', '-s', study, chats('first', 3)]).status).toBe(0);
  const labels = files.write('labels.csv', 'id,rater,harm\nfirst-0,Zoe,1\nfirst-1,Zoe,2\nfirst-2,Zoe,0\n');
  const ended = await Promise.all([
    started(['import', '-s', study, chats('left')]),
    started(['import', '-s', study, chats('right')]),
    started(['labels', 'import', '-s', study, labels]),
    started(['backup', '-s', study, '-o', files.path('copy.touchstone')]),
  ]);
  expect(ended).toEqual(Array.from({ length: 4 }, () => [0, null]));
  isSound(study);
  isSound(files.path('copy.touchstone'));
  expect(rows(['list', '-s', study])).toHaveLength(3 + 2 * EACH);
  expect(rows(['labels', 'list', '-s', study])).toHaveLength(3);
});

test('an import that runs out of memory fails, and the study is sound and accepts the import again', async () => {
  const study = fresh('narrow');
  const input = chats('many');
  const [status] = await started(['import', '-s', study, input], ['--max-old-space-size=8']);
  expect(status).not.toBe(0);
  isSound(study);
  expect(touchstone(['import', '-s', study, input]).status).toBe(0);
  expect(rows(['list', '-s', study])).toHaveLength(EACH);
  isSound(study);
});

test('data of both programs is kept if the log is deleted while one of them has the study open', () => {
  const study = fresh('unlogged');
  const db = openStudy(study);
  joinRater(db, { id: 'r', name: 'Zoe' });
  for (const end of ['-wal', '-shm']) rmSync(`${study}${end}`);
  // the command line sees the study without the content of the deleted log
  expect(touchstone(['import', '-s', study, chats('meanwhile', 3)]).status).toBe(0);
  expect(() => joinRater(db, { id: 's', name: 'Bo' })).toThrow(/was removed or replaced/);
  closeStudy(db);
  isSound(study);
  expect(rows(['list', '-s', study])).toEqual([]);
  expect(ratersOf(study)).toEqual(['Zoe']);
  const [{ file = '' } = {}] = rows(['backup', '-s', study, '--list']);
  expect(touchstone(['restore', '-s', study, '--from', String(file)]).status).toBe(0);
  isSound(study);
  expect(rows(['list', '-s', study])).toHaveLength(3);
  expect(ratersOf(study)).toEqual([]);
});

test('a study that two machines changed gives a warning before the first write, and is not mixed with the other version', () => {
  const study = fresh('synced');
  const other = files.path('synced (conflicted copy 2026-01-02).touchstone');
  copyFileSync(study, other);
  const ended = touchstone(['import', '-s', study, chats('here', 2)]);
  expect(ended).toMatchObject({ status: 0, stderr: expect.stringContaining('is the other version') });
  expect(touchstone(['list', '-s', study]).stderr).not.toContain('other version');
  expect(rows(['list', '-s', study])).toHaveLength(2);
  expect(json(['list', '-s', other])).toEqual([]);
});
