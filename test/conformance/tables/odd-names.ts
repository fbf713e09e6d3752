// A study with facet names and values that break columns, folders and type detection.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kit } from '../receiver.ts';

/** Values that become names of folders. */
const MODELS = [
  'gpt 4/o', 'm%20x', '001', '1e3', 'null', 'NA', 'None', 'true', '2026-01-01', '..', 'ünï', '😀', 'مرحبا', 'a=b',
  'x"y\'z', ' lead', 'trail ', 'a:b*c?', 'NaN', '1', 'GPT', 'gpt', 'Gpt', '[x]{y}', 'a\nb', '~#', 'C:\\x', '+1',
]; // prettier-ignore
const SCENARIOS = ['blackmail', 'a b', '', 'x/y'];

/** Names of facets. Most equal an existing column if case is ignored, or are hard to write in a header. */
const FACETS = [
  'Model',
  'level',
  'LEVEL',
  'facet_level',
  'a b',
  'a.b',
  '=cmd',
  'comma,name',
  'quote"d',
  'back`tick',
  'line\nbreak',
  'é',
];
const SAID = [
  'plain',
  '',
  '=1+1',
  'two\r\nlines',
  'lone \uD800 half',
  '"q", c',
  'a\u0000b',
  'NULL',
  '\uFEFFbom',
  'a\rb',
  'back\\',
];

const lines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/** Makes the study by the command line; returns its path. */
export async function oddNames(folder: string, touchstone: Kit['touchstone']): Promise<string> {
  const path = join(folder, 'names.touchstone');
  const [transcripts, scores] = [join(folder, 'names.jsonl'), join(folder, 'names-scores.jsonl')];
  const rows = MODELS.flatMap((model, at) =>
    SCENARIOS.map((scenario, n) => ({
      id: `id/${at}/${n}`,
      model,
      scenario,
      ...Object.fromEntries(FACETS.map((name) => [name, `${name} ${n}`])),
      messages: [{ role: 'user', content: `${at} ${n} ${model}` }],
    })),
  );
  writeFileSync(transcripts, lines(rows));
  await touchstone('import', '-s', path, transcripts, ...FACETS.flatMap((name) => ['--facet', name]));
  const said = rows.map(({ id }, at) => ({
    transcript_id: id,
    grader: at % 2 === 0 ? 'judge' : 'JUDGE',
    dimension: 'harm',
    score: [0, 1.5, 1e-9, -0.1, null][at % 5],
    explanation: SAID[at % SAID.length],
  }));
  writeFileSync(scores, lines(said));
  await touchstone('scores', 'import', '-s', path, scores, '--grader', 'judge');
  return path;
}
