// What goes out comes in as it was: exported, imported into an empty study and exported again, transcripts with their scores,
// labels, scores and gold are the same bytes.
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import type { ExportChoice } from '../../contract/export.ts';
import type { Change } from '../../contract/label.ts';
import { closeStudy, createStudy, joinRater, openStudy, record, subject, type Db } from '../../main/store/index.ts';
import { defaultRubric } from '../../main/work/rubric.ts';
import { runExport } from '../../main/work/export.ts';
import { importGold } from '../../main/work/tables/gold.ts';
import { importLabels } from '../../main/work/tables/labels.ts';
import { importScores } from '../../main/work/tables/scores.ts';
import { folder, json } from '../cli/touchstone.ts';
import { answered, labelEvent, submitted } from '../support/labels.ts';
import { allKeys, sayGold, sayLabels, sayScores } from '../support/said.ts';
import { put, transcript } from '../support/study.ts';
import { chatLines } from '../support/synthetic.ts';

const files = folder();
const opened: Db[] = [];
afterAll(() => {
  for (const db of opened) closeStudy(db);
  files.remove();
});

const KINDS = ['transcripts', 'labels', 'scores', 'gold'] as const;
type Kind = (typeof KINDS)[number];

/** A new study with what is in this file, read by the command line as it ships. */
function study(name: string, input: string): Db {
  const path = files.path(`${name}.touchstone`);
  json(['new', '-s', path]);
  json(['import', '-s', path, input]);
  const db = openStudy(path);
  opened.push(db);
  return db;
}

async function exported(db: Db, what: Kind, name: string): Promise<{ path: string; text: string }> {
  const path = files.path(`${name}-${what}.jsonl`);
  const choice: ExportChoice = { what, as: 'jsonl', filter: '' };
  await runExport(db, choice, path);
  return { path, text: readFileSync(path, 'utf8') };
}

describe.each([1, 2, 3])('a study of seed %i', (seed) => {
  test('comes back byte for byte', async () => {
    // numbers as names of models are part of what a transcript is
    const lines = chatLines(seed, 12, 4, 12).replaceAll('"model":"model-b"', '"model":7');
    const first = study(`first-${seed}`, files.write(`in-${seed}.jsonl`, lines));
    sayLabels(first, seed);
    sayScores(first, seed);
    sayGold(first, seed);
    const out = {
      transcripts: await exported(first, 'transcripts', `out-${seed}`),
      labels: await exported(first, 'labels', `out-${seed}`),
      scores: await exported(first, 'scores', `out-${seed}`),
      gold: await exported(first, 'gold', `out-${seed}`),
    };
    const second = study(`second-${seed}`, out.transcripts.path);
    expect(allKeys(second)).toHaveLength(12);
    const labels = await importLabels(second, out.labels.path, {});
    expect({ conflicts: labels.conflicts, rejected: labels.rejected }).toEqual({ conflicts: [], rejected: [] });
    const scores = await importScores(second, out.scores.path, { grader: '' });
    expect({ added: scores.added, updated: scores.updated, rejected: scores.rejected }).toEqual({ added: 0, updated: 0, rejected: [] });
    const gold = json(['gold', 'import', '-s', files.path(`second-${seed}.touchstone`), out.gold.path]);
    expect(gold).toMatchObject({ added: 12, conflicts: [], rejected: [] });
    for (const what of KINDS) expect((await exported(second, what, `again-${seed}`)).text).toBe(out[what].text);
    expect(await importLabels(second, out.labels.path, {})).toMatchObject({ added: 0, conflicts: [], rejected: [] });
    expect(await importGold(second, out.gold.path)).toMatchObject({ added: 0, unchanged: 12, conflicts: [] });
    expect(json(['verify', '-s', files.path(`second-${seed}.touchstone`)])).toMatchObject({ ok: true });
  });
});

test('scores alone find their transcripts in a study that has none', async () => {
  const lines = chatLines(9, 5, 4, 8);
  const input = files.write('plain.jsonl', lines);
  const first = study('scored', input);
  sayScores(first, 9);
  const { path, text } = await exported(first, 'scores', 'scored');
  const second = study('bare', input);
  await importScores(second, path, { grader: '' });
  expect((await exported(second, 'scores', 'bare')).text).toBe(text);
});

describe('labels alone', () => {
  /** The same five transcripts under a rubric that also asks for words. */
  function asking(name: string): Db {
    const rubric = defaultRubric();
    const [first] = rubric.dimensions;
    if (first === undefined) throw new Error('the default rubric asks nothing');
    const words = { ...first, name: 'in_words', kind: 'text' as const, levels: [], components: [], examples: [] };
    const db = createStudy(files.path(`${name}.touchstone`), { name, rubric: { ...rubric, dimensions: [...rubric.dimensions, words] } });
    opened.push(db);
    put(db, ...Array.from({ length: 5 }, (_, n) => transcript(`words ${n}`)));
    return db;
  }

  test.each(['jsonl', 'csv', 'parquet'] as const)('come back from %s, written answers among them', async (as) => {
    const first = asking(`asked-${as}`);
    joinRater(first, { id: 'r1', name: 'Ada' });
    for (const key of allKeys(first)) {
      const id = subject(first, key)?.id ?? '';
      const inWords: Change = { kind: 'answer', dimension: 'in_words', answer: { state: 'text', text: `so it\nwas, "${key}"` } };
      const changes: Change[] = [inWords, answered('harm', 2), { kind: 'note', dimension: 'harm', text: 'why' }, submitted];
      record(
        first,
        changes.map((change) => labelEvent(id, change)),
      );
    }
    const path = files.path(`asked.${as}`);
    await runExport(first, { what: 'labels', as, filter: '' }, path);
    const second = asking(`answered-${as}`);
    expect(await importLabels(second, path, {})).toMatchObject({ added: 10, conflicts: [], rejected: [] });
    expect((await exported(second, 'labels', `second-${as}`)).text).toBe((await exported(first, 'labels', `first-${as}`)).text);
  });
});
