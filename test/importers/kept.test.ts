// Memory for a session that is too large for memory: a few hundred bytes for each line, however long its text is.
import { runInNewContext } from 'node:vm';
import { setFlagsFromString } from 'node:v8';
import { afterAll, expect, test, vi } from 'vitest';
import { inFull, readFile } from '../../main/importers/index.ts';
import { dice, prose } from '../support/synthetic.ts';
import { folder } from './support.ts';

const files = folder();
afterAll(files.remove);

// every file is treated as too large for memory
vi.mock(import('../../main/importers/read/sizes.ts'), async (original) => ({ ...(await original()), BIG: 100_000 }));

const LINES = 1500;
/** Limit of bytes of memory for each message; with its text a message would take twice as much. */
const MOST = 800;

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

/** Bytes of all objects and strings in memory. */
function held(): number {
  if (typeof collect !== 'function') throw new Error('the garbage collector cannot be called');
  collect();
  return process.memoryUsage().heapUsed;
}

const pool = prose(dice(5), 40_000);
/** A text of 900 characters that differs from those of all other lines. */
const textOf = (n: number): string => `${n} ${pool.slice((n * 37) % 100_000).slice(0, 900)}`;
const at = (n: number): string => new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString();
const by = (n: number): 'user' | 'assistant' => (n % 2 === 0 ? 'user' : 'assistant');
const parts = (n: number): object[] => [{ type: 'text', text: textOf(n) }];

const SESSIONS: Record<string, { first?: object; line: (n: number) => object }> = {
  'claude-code': {
    line: (n) => ({
      type: by(n),
      uuid: `u${n}`,
      parentUuid: n === 0 ? null : `u${n - 1}`,
      sessionId: 's',
      timestamp: at(n),
      cwd: '/w',
      message: { id: `m${n}`, role: by(n), content: parts(n) },
    }),
  },
  'claude-stream': {
    first: { type: 'system', subtype: 'init', session_id: 's', model: 'm', cwd: '/w' },
    line: (n) => ({ type: by(n), session_id: 's', message: { id: `m${n}`, role: by(n), content: parts(n) } }),
  },
  codex: {
    first: { type: 'session_meta', timestamp: at(0), payload: { id: 's', timestamp: at(0), cwd: '/w' } },
    line: (n) => ({
      type: 'response_item',
      timestamp: at(n),
      payload: { type: 'message', role: by(n), content: [{ type: 'input_text', text: textOf(n) }] },
    }),
  },
  pi: {
    first: { type: 'session', id: 's', version: 3, cwd: '/w', timestamp: at(0) },
    line: (n) => ({
      type: 'message',
      id: `p${n}`,
      parentId: n === 0 ? null : `p${n - 1}`,
      timestamp: at(n),
      message: { role: by(n), content: parts(n) },
    }),
  },
  'qwen-code': {
    line: (n) => ({
      uuid: `u${n}`,
      parentUuid: n === 0 ? null : `u${n - 1}`,
      sessionId: 's',
      timestamp: at(n),
      type: by(n),
      message: { role: n % 2 === 0 ? 'user' : 'model', parts: [{ text: textOf(n) }] },
    }),
  },
  'message-lines': { line: (n) => ({ role: by(n), content: textOf(n), timestamp: at(n) }) },
};

const lines = ({ first, line }: { first?: object; line: (n: number) => object }): string =>
  [...(first === undefined ? [] : [first]), ...Array.from({ length: LINES }, (_, n) => line(n))]
    .map((each) => `${JSON.stringify(each)}\n`)
    .join('');

/**
 * Reads the only conversation of a file and the text of its last message, and measures the memory that the conversation
 * takes.
 */
async function taken(path: string): Promise<{ format: string; messages: number; last: string; bytes: number }> {
  const before = held();
  for await (const item of readFile(path)) {
    if (item.kind === 'rejected') throw new Error(item.reason);
    const { format, transcript } = item;
    const bytes = held() - before;
    const last = inFull(transcript.messages.at(-1)?.blocks[0]?.text ?? '');
    return { format, messages: transcript.messages.length, last, bytes };
  }
  throw new Error('nothing was found');
}

/** The least of three measurements, because compiling code takes memory too. */
async function leastTaken(path: string): ReturnType<typeof taken> {
  const all = [await taken(path), await taken(path), await taken(path)] as const;
  return { ...all[2], bytes: Math.min(...all.map(({ bytes }) => bytes)) };
}

test.each(Object.entries(SESSIONS))('each line of %s takes little memory', async (format, session) => {
  const path = files.write(`${format}.jsonl`, lines(session));
  const { bytes, ...found } = await leastTaken(path);
  expect(found).toEqual({ format, messages: LINES, last: textOf(LINES - 1) });
  expect(bytes / LINES).toBeLessThan(MOST);
});

test('each message of one large value takes little memory', async () => {
  const messages = Array.from({ length: LINES }, (_, n) => ({ role: by(n), content: textOf(n) }));
  const path = files.write('row.json', JSON.stringify({ id: 'r', messages }));
  const { bytes, ...found } = await leastTaken(path);
  expect(found).toEqual({ format: 'openai', messages: LINES, last: textOf(LINES - 1) });
  expect(bytes / LINES).toBeLessThan(MOST);
});
