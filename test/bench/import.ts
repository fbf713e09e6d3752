// Import speed against the least work that could do: parsing the same JSON and inserting the same rows.
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Block } from '../../contract/transcript.ts';
import { closeStudy, openStudy, writing, type Db } from '../../main/store/index.ts';
import { runImport } from '../../main/work/import.ts';
import { figure, median, type Bench, type Figure } from './figure.ts';
import { emptyStudy, inScratch, writeTranscripts } from './scratch.ts';

const TRANSCRIPTS = 2000;
const MESSAGES = 40;
const ROUNDS = 3;
const MOST_MEGABYTES = 600;
/** `original` is not among them: keeping the file as it came is ours to pay for. */
const TABLES = ['import', 'transcript', 'facet', 'source', 'message', 'score'] as const;

interface Rows {
  tables: { name: string; rows: unknown[][] }[];
  texts: [number, string][];
}

async function seconds(work: () => Promise<void> | void): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** What one import wrote, ready to be written again. */
function rowsOf(path: string): Rows {
  const db = openStudy(path);
  try {
    const tables = TABLES.map((name) => ({ name, rows: db.prepare<[], unknown[]>(`select * from ${name}`).raw().all() }));
    const texts = db
      .prepare<[], { key: number; blocks: string }>('select key, blocks from message')
      .all()
      .map(({ key, blocks }): [number, string] => {
        const list: Block[] = JSON.parse(blocks);
        return [key, list.map((block) => (block.type === 'tool_call' ? `${block.name}\n${block.text}` : block.text)).join('\n')];
      });
    return { tables, texts };
  } finally {
    closeStudy(db);
  }
}

/** Parses every line and inserts the rows in one transaction: no normal form, no hashes, no original, no progress. */
function bareImport(db: Db, input: string, { tables, texts }: Rows): void {
  for (const line of readFileSync(input, 'utf8').split('\n')) if (line !== '') JSON.parse(line);
  writing(db, () => {
    for (const { name, rows } of tables) {
      const [first] = rows;
      if (first === undefined) continue;
      const insert = db.prepare(`insert into ${name} values (${first.map(() => '?').join(', ')})`);
      for (const row of rows) insert.run(row);
    }
    const insertText = db.prepare('insert into message_text (rowid, text) values (?, ?)');
    for (const text of texts) insertText.run(text);
  });
}

async function ours(path: string, input: string): Promise<number> {
  const db = emptyStudy(path, 'normal');
  const took = await seconds(async () => {
    const report = await runImport(db, { paths: [input] });
    if (report.transcripts.added !== TRANSCRIPTS) throw new Error(`${report.transcripts.added} of ${TRANSCRIPTS} were imported`);
  });
  closeStudy(db);
  return took;
}

async function bare(path: string, input: string, rows: Rows): Promise<number> {
  const db = emptyStudy(path, 'normal');
  const took = await seconds(() => bareImport(db, input, rows));
  closeStudy(db);
  rmSync(path);
  return took;
}

async function measure(folder: string): Promise<Figure[]> {
  const input = writeTranscripts(join(folder, 'input.jsonl'), TRANSCRIPTS, MESSAGES);
  const megabytes = statSync(input).size / 1e6;
  const first = join(folder, 'first.touchstone');
  const ourTimes = [await ours(first, input)];
  // of this process, before anything bare has been in it
  const peak = process.resourceUsage().maxRSS / 1024;
  const rows = rowsOf(first);
  const bareTimes = [await bare(join(folder, 'bare.touchstone'), input, rows)];
  for (let round = 1; round < ROUNDS; round += 1) {
    const path = join(folder, `round-${round}.touchstone`);
    ourTimes.push(await ours(path, input));
    rmSync(path);
    bareTimes.push(await bare(join(folder, 'bare.touchstone'), input, rows));
  }
  const speed = megabytes / median(ourTimes);
  const bareSpeed = megabytes / median(bareTimes);
  return [
    figure({
      name: `import of ${TRANSCRIPTS} transcripts of ${MESSAGES} messages`,
      value: speed,
      unit: 'MB/s',
      versus: `bare parsing and inserting, ${bareSpeed.toFixed(1)} MB/s`,
      ratio: speed / bareSpeed,
      atLeast: 0.6,
    }),
    figure({
      name: 'peak memory of that import',
      value: peak,
      unit: 'MB',
      versus: `${megabytes.toFixed(0)} MB of input`,
      atMost: MOST_MEGABYTES,
    }),
  ];
}

export const importing: Bench = {
  name: 'import',
  about: 'import speed against bare parsing and inserting, and its memory',
  run: () => inScratch(measure),
};
