// Every file of the shared samples: the counts that INDEX.csv states for the formats of today, an honest answer for all others.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../exporters/parse-csv.ts';
import { given } from './support.ts';

const PLACES = [process.env['TOUCHSTONE_SAMPLES'], '../shared/samples', '../../shared/samples'].filter((path) => path !== undefined);
const root = PLACES.map((path) => resolve(path)).find((path) => existsSync(join(path, 'INDEX.csv')));

interface Row {
  file: string;
  format: string;
  bytes: number;
  samples: number;
  messages: number;
  scores: number;
}

const READ: Record<string, string> = {
  'inspect .eval': 'inspect',
  'inspect .json': 'inspect',
  'tau-bench result': 'tau-bench',
  'tau-bench results (OpenAI messages)': 'tau-bench',
  'ATIF trajectory': 'atif',
  ShareGPT: 'sharegpt',
  'mini-swe-agent traj (bare message list)': 'openai',
};

function rows(): Row[] {
  if (root === undefined) return [];
  const [head = [], ...lines] = parseCsv(readFileSync(join(root, 'INDEX.csv'), 'utf8').replaceAll(/\r?\n/g, '\r\n'));
  return lines.map((cells) => {
    const field = (name: string): string => cells[head.indexOf(name)] ?? '';
    const [bytes = 0, samples = 0, messages = 0, scores = 0] = ['bytes', 'samples', 'messages', 'scores'].map((name) =>
      Number(field(name)),
    );
    return { file: field('file'), format: field('format'), bytes, samples, messages, scores };
  });
}

const all = rows();
const path = (file: string): string => join(root ?? '', file);

/** Formats whose steps hold what the tools answered: INDEX.csv counts steps, so the answers are not counted. */
const BY_STEP = new Set(['ATIF trajectory']);

// INDEX.csv counts the messages of the final conversation, and as a score each (sample, scorer), however many dimensions it has
describe.skipIf(root === undefined)('formats of today give what INDEX.csv counts (skipped where the shared samples are absent)', () => {
  test.each(all.filter((row) => READ[row.format] !== undefined))('$file', async ({ file, format, bytes, samples, messages, scores }) => {
    let seen = 0;
    const { found, transcripts, rejected } = await given(path(file), { onBytes: (n) => (seen += n) });
    expect({
      samples: found.length,
      messages: transcripts.reduce(
        (sum, each) => sum + each.messages.filter(({ branch, role }) => branch === '' && !(role === 'tool' && BY_STEP.has(format))).length,
        0,
      ),
      scores: transcripts.reduce((sum, each) => sum + new Set(each.scores.map((score) => score.grader)).size, 0),
    }).toEqual({ samples, messages, scores });
    expect(new Set(found.map((item) => item.format))).toEqual(new Set(samples === 0 ? [] : [READ[format]]));
    expect(rejected).toHaveLength(samples === 0 ? 1 : 0);
    expect(seen).toBe(bytes);
    expect(new Set(transcripts.map((each) => each.source_id || each.original)).size).toBe(samples);
  });
});

describe.skipIf(root === undefined)('a file of any other format', () => {
  test('is refused with a reason, or what is claimed of it has messages', async () => {
    for (const { file } of all.filter((row) => READ[row.format] === undefined)) {
      const { transcripts, rejected } = await given(path(file));
      expect(transcripts.length + rejected.length, file).toBeGreaterThan(0);
      for (const { reason } of rejected) expect(reason, file).toMatch(/\w{3}/);
      for (const { messages } of transcripts) expect(messages.length, file).toBeGreaterThan(0);
    }
  });
});
