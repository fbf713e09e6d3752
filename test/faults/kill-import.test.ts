// kill -9 in the middle of an import: the study opens, is sound, and importing again gives the same content as an
// undisturbed import.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeStudy, createStudy, openStudy, verify } from '../../main/store/index.ts';
import { exportStream } from '../../main/work/export/index.ts';
import { defaultRubric } from '../../main/work/rubric/index.ts';
import { chatLines, dice } from '../support/synthetic.ts';
import { PROGRAM } from '../../scripts/support/command-line.ts';
import { ENVIRONMENT, folder, NODE, touchstone } from '../cli/touchstone.ts';

/** Sixty kills in all, each between the first and the last write to the study. */
const STUDIES = 6;
const KILLS = 10;
const FILES = 12;
const EACH = 8;
const HOOK = pathToFileURL(join(import.meta.dirname, 'kill-at-write.ts')).href;
const files = folder();
afterAll(files.remove);
const roll = dice(2026);
let undisturbed: string[] = [];
/** Number of writes of an undisturbed import, and milliseconds from the first of them to the end. */
let writes = 0;
let milliseconds = 0;

function fresh(name: string): string {
  const study = files.path(`${name}.touchstone`);
  closeStudy(createStudy(study, { name, rubric: defaultRubric() }));
  return study;
}
const importing = (study: string): string[] => ['import', '-s', study, files.path('input')];

/** All imported transcripts, one line each, sorted, so that the order of import does not matter. */
async function content(study: string): Promise<string[]> {
  const db = openStudy(study);
  try {
    let text = '';
    for await (const piece of exportStream(db, { what: 'transcripts', as: 'jsonl', filter: '' }).pieces) text += piece;
    return text === '' ? [] : text.trimEnd().split('\n').sort();
  } finally {
    closeStudy(db);
  }
}

interface End {
  signal: unknown;
  /** Whether the import began to write. */
  began: boolean;
  writes: number;
  milliseconds: number;
}

/** Imports until the write with the number `write`, or until `after` milliseconds after the first write. */
async function importUntil(study: string, { write = Infinity, after = Infinity }): Promise<End> {
  const child = spawn(NODE, ['--import', HOOK, ...PROGRAM, ...importing(study)], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    env: { ...ENVIRONMENT, KILL_AT_WRITE: String(write) },
  });
  const line = child.stdio[3];
  if (!(line instanceof Readable)) throw new Error('the import has no descriptor 3');
  let told = '';
  let first = 0;
  line.setEncoding('utf8').on('data', (some: string) => {
    if (told === '') {
      first = performance.now();
      if (after < Infinity) void setTimeout(after).then(() => child.kill('SIGKILL'));
    }
    told += some;
  });
  const [, signal]: unknown[] = await once(child, 'close');
  const [began, count = ''] = told.split('\n');
  return { signal, began: began === 'first', writes: Number(count), milliseconds: performance.now() - first };
}

beforeAll(async () => {
  mkdirSync(files.path('input'));
  for (let n = 0; n < FILES; n++) files.write(`input/${n}.jsonl`, chatLines(n, EACH, 4, 12));
  const study = fresh('undisturbed');
  const end = await importUntil(study, {});
  expect(end).toMatchObject({ signal: null, began: true });
  ({ writes, milliseconds } = end);
  undisturbed = await content(study);
  expect(undisturbed).toHaveLength(FILES * EACH);
  expect(writes).toBeGreaterThan(FILES * EACH);
});

/** Expects that the study opens and passes every check. */
function expectSound(study: string): void {
  const db = openStudy(study);
  try {
    expect(verify(db).filter((check) => !check.ok)).toEqual([]);
  } finally {
    closeStudy(db);
  }
}

/**
 * Every second kill comes exactly before a write, the others at a random time, possibly during a write. The first 70 %
 * come early in the rest of the import, so that later kills still have something to interrupt; the last ones come
 * anywhere.
 */
function nextKill(kill: number): { write?: number; after?: number } {
  const part = kill < KILLS * 0.7 ? 1 / 4 : 1;
  return kill % 2 === 0
    ? { write: roll.whole(1, Math.ceil(writes * part)) }
    : { after: roll.whole(0, Math.ceil(milliseconds * part)) };
}

test.each(Array.from({ length: STUDIES }, (_, n) => n))(
  `an import killed ${KILLS} times while writing is completed by importing again, study %i`,
  async (n) => {
    const study = fresh(`killed-${n}`);
    let killed = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const { signal, began } = await importUntil(study, nextKill(kill));
      expect(began).toBe(true);
      if (signal === 'SIGKILL') killed += 1;
      expectSound(study);
    }
    expect(killed).toBeGreaterThan(KILLS / 2);
    // transcripts are imported as a whole or not at all, so each one in the study equals the undisturbed one
    const whole = new Set(undisturbed);
    expect((await content(study)).filter((line) => !whole.has(line))).toEqual([]);
    expect(touchstone(importing(study)).status).toBe(0);
    expect(await content(study)).toEqual(undisturbed);
    expectSound(study);
  },
);
