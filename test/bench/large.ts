// Inputs near or above the greatest length of a string, written in pieces: sessions, a huge line, a huge sample of a
// log.
import { closeSync, openSync, writeSync } from 'node:fs';
import { crc32, createDeflateRaw } from 'node:zlib';
import { dice, prose, type Dice } from '../support/synthetic.ts';

/** Words in many scripts, so that no text is Latin-1. */
const WIDE = 'договор 会議の記録 прибыль résumé 한국어 문장 δοκιμή 数据库 ошибка 🙂 проверка'.split(' ');
/** Numbers of characters in a message: most are short, some as long as a program's output. */
const SIZES = [200, 600, 1500, 4000, 12_000, 40_000, 150_000, 1_900_000];
const POOL = 200_000;

/**
 * Makes texts of about the given number of bytes from random cuts of a pool: cheap to make, and no easier to compress
 * than prose.
 */
function texts(roll: Dice, wide: boolean): (bytes: number) => string {
  const plain = prose(roll, POOL / 5);
  const pool = wide ? plain.replaceAll(/\b\w/g, () => `${roll.pick(WIDE)} `) : plain;
  const share = Buffer.byteLength(pool) / pool.length;
  return (bytes) => {
    const parts: string[] = [];
    for (let left = bytes / share; left > 0;) {
      const length = Math.min(left, roll.whole(200, 5000));
      const at = roll.whole(0, pool.length - 5001);
      parts.push(Buffer.from(pool.slice(at, at + length)).toString('utf8'), '\n');
      left -= length + 1;
    }
    return parts.join('');
  };
}

/** The numbers of transcripts and messages that an import has to find in the file. */
export interface Written {
  transcripts: number;
  messages: number;
}

/** Writes the lines in `first`, then one message per line until the file has this many bytes. */
function writeLines(path: string, bytes: number, first: readonly unknown[], line: (n: number) => unknown): Written {
  const file = openSync(path, 'w');
  let [written, count] = [0, 0];
  try {
    for (const each of first) written += writeSync(file, `${JSON.stringify(each)}\n`);
    for (; written < bytes; count++) written += writeSync(file, `${JSON.stringify(line(count))}\n`);
  } finally {
    closeSync(file);
  }
  return { transcripts: 1, messages: count };
}

const at = (n: number): string => new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString();

/** A Codex rollout. */
export function writeCodex(path: string, bytes: number): Written {
  const roll = dice(11);
  const text = texts(roll, false);
  const meta = { type: 'session_meta', timestamp: at(0), payload: { id: 'large-codex', timestamp: at(0), cwd: '/w' } };
  return writeLines(path, bytes, [meta], (n) => {
    const content = text(roll.pick(SIZES));
    const payload = [
      { type: 'message', role: 'user', content: [{ type: 'input_text', text: content }] },
      { type: 'function_call', name: 'shell', call_id: `c${n}`, arguments: JSON.stringify({ command: content }) },
      { type: 'function_call_output', call_id: `c${n - 1}`, output: content },
      { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: content }] },
    ][n % 4];
    return { timestamp: at(n), type: 'response_item', payload };
  });
}

/** A Claude Code session in many scripts. */
export const writeClaudeCode = (path: string, bytes: number): Written => writeSession(path, bytes, true, SIZES);

/**
 * A Claude Code session of half a million lines of 1 kB: what an import stores per line is larger than the line's text.
 */
export const writeShortLines = (path: string, bytes: number): Written => writeSession(path, bytes, false, [600]);

function writeSession(path: string, bytes: number, wide: boolean, sizes: readonly number[]): Written {
  const roll = dice(12);
  const text = texts(roll, wide);
  return writeLines(path, bytes, [], (n) => {
    const content = text(roll.pick(sizes));
    const beside = { sessionId: 'large-claude', cwd: '/w', version: '2.0.0', gitBranch: 'main', timestamp: at(n) };
    const tied = { uuid: `u${n}`, parentUuid: n === 0 ? null : `u${n - 1}`, isSidechain: false, ...beside };
    const said = [
      { type: 'user', message: { role: 'user', content } },
      { type: 'assistant', message: { id: `m${n}`, role: 'assistant', content: [{ type: 'text', text: content }] } },
      {
        type: 'assistant',
        message: {
          id: `m${n}`,
          role: 'assistant',
          content: [{ type: 'tool_use', id: `t${n}`, name: 'Write', input: { path: 'a.txt', content } }],
        },
      },
      {
        type: 'user',
        toolUseResult: { stdout: content },
        message: { role: 'user', content: [{ type: 'tool_result', tool_use_id: `t${n - 1}`, content }] },
      },
    ][n % 4];
    return { ...tied, ...said };
  });
}

/** Three chat rows, the second with a single text of this many bytes. */
export function writeLongLine(path: string, bytes: number): Written {
  const roll = dice(13);
  const text = texts(roll, false);
  const row = (id: string, content: string): unknown => ({
    id,
    messages: [
      { role: 'user', content: `Read the file of ${id}.` },
      { role: 'assistant', content },
    ],
  });
  const file = openSync(path, 'w');
  for (const each of [row('before', 'Yes.'), row('long', text(bytes)), row('after', 'Yes.')])
    writeSync(file, `${JSON.stringify(each)}\n`);
  closeSync(file);
  return { transcripts: 3, messages: 6 };
}

/** An Inspect log whose only sample has this many bytes, 70 % of them messages. */
export async function writeInspect(path: string, bytes: number): Promise<Written> {
  const roll = dice(14);
  const text = texts(roll, false);
  const spec = { eval_id: 'large', run_id: 'r', task: 'large', task_id: 't', created: at(0), model: 'm/large' };
  const header = Buffer.from(JSON.stringify({ version: 2, status: 'success', eval: spec, results: { scores: [] } }));
  let count = 0;
  function* sample(): Generator<Buffer> {
    yield Buffer.from('{"id":1,"epoch":1,"uuid":"large","input":"q","target":"a","messages":[');
    for (let written = 0; written < bytes * 0.7; count++) {
      const message = {
        id: `m${count}`,
        role: count % 2 === 0 ? 'user' : 'assistant',
        content: text(roll.pick(SIZES)),
      };
      const piece = Buffer.from(`${count === 0 ? '' : ','}${JSON.stringify(message)}`);
      written += piece.length;
      yield piece;
    }
    yield Buffer.from('],"scores":{"match":{"value":"C"}},"events":[');
    for (let [written, n] = [0, 0]; written < bytes * 0.3; n++) {
      const piece = Buffer.from(
        `${n === 0 ? '' : ','}${JSON.stringify({ event: 'info', data: text(roll.pick(SIZES)) })}`,
      );
      written += piece.length;
      yield piece;
    }
    yield Buffer.from(']}');
  }
  const one = await packed('samples/1_epoch_1.json', sample());
  const two = await packed('header.json', [header]);
  writeZip(path, [one, two]);
  return { transcripts: 1, messages: count };
}

interface Packed {
  name: string;
  parts: Buffer[];
  size: number;
  packed: number;
  crc: number;
}

async function packed(name: string, pieces: Iterable<Buffer>): Promise<Packed> {
  const deflate = createDeflateRaw({ level: 1 });
  let [size, crc] = [0, 0];
  const feeding = (async () => {
    for (const piece of pieces) {
      size += piece.length;
      crc = crc32(piece, crc);
      if (!deflate.write(piece)) await new Promise((done) => deflate.once('drain', done));
    }
    deflate.end();
  })();
  const parts: Buffer[] = [];
  for await (const part of deflate) if (Buffer.isBuffer(part)) parts.push(part);
  await feeding;
  return { name, parts, size, packed: parts.reduce((sum, { length }) => sum + length, 0), crc };
}

/** The fields that a member's header and the zip directory share. */
function fields({ name, size, packed: length, crc }: Packed): Buffer {
  const bytes = Buffer.alloc(26);
  bytes.writeUInt16LE(20, 0);
  bytes.writeUInt16LE(8, 4);
  bytes.writeUInt32LE(crc, 10);
  bytes.writeUInt32LE(length, 14);
  bytes.writeUInt32LE(size, 18);
  bytes.writeUInt16LE(name.length, 22);
  return bytes;
}

function writeZip(path: string, members: readonly Packed[]): void {
  const file = openSync(path, 'w');
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const shared = fields(member);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), shared, place, Buffer.from(member.name));
    const before = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, Buffer.from(member.name)]);
    for (const part of [before, ...member.parts]) offset += writeSync(file, part);
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  for (const part of [listed, Buffer.from('PK\u0005\u0006'), end]) writeSync(file, part);
  closeSync(file);
}
