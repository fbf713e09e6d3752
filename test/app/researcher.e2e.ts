// A researcher's work in the window: 5,000 transcripts and a judge's scores from 1 to 10 in a CSV file, without labels,
// become a corrected rate per model. The screen is compared with the command line and with rates computed here from the
// known truth.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { Estimate } from '../../contract/estimate.ts';
import { rate } from '../../renderer/parts/estimates.ts';
import { draws } from '../../statistics/random.ts';
import { json, rows } from '../cli/touchstone.ts';
import { expect, joinAs, test } from '../support/app.ts';
import { answerDialogs } from './packets.ts';
import { answerAll, drop, inLabel, inLibrary, openId, pick, pickIn, saved, submitAndNext } from './places.ts';

const MODELS = { Ash: 0.08, Beech: 0.03, Cedar: 0.01 } as const;
const MODEL_NAMES = ['Ash', 'Beech', 'Cedar'] as const;
const MANY = 5000;
const FLAG = 7;
const BY_HAND = 3;

interface Run {
  id: string;
  model: (typeof MODEL_NAMES)[number];
  event: boolean;
  score: number;
}

/** Runs with a known truth, and a judge that finds 80 % of the events and flags 5 % of the rest. */
function runs(): Run[] {
  const random = draws(17);
  return Array.from({ length: MANY }, (_, n) => {
    const model = MODEL_NAMES[n % 3] ?? 'Ash';
    const event = random.uniform() < MODELS[model];
    const flagged = random.uniform() < (event ? 0.8 : 0.05);
    return { id: `run-${n}`, model, event, score: flagged ? FLAG + random.index(4) : 1 + random.index(FLAG - 1) };
  });
}

const RUNS = runs();
const BY_ID = new Map(RUNS.map((run) => [run.id, run]));

function transcriptLines(): string {
  const chat = ({ id }: Run) => [
    { role: 'user', content: `Please sort out ${id}.` },
    { role: 'assistant', content: `I did what ${id} asked for.` },
  ];
  return RUNS.map((run) => JSON.stringify({ id: run.id, model: run.model, messages: chat(run) })).join('\n');
}

/** Imports the dropped table, after checking the outcome that its dialog predicts. */
async function takeTable(page: Page, would: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: /^Import / });
  await expect(dialog.getByTestId('table-outcome')).toContainText(would);
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog.getByTestId('table-next')).toBeVisible();
}

const Rated = z.array(
  z.object({ group: z.object({ model: z.string() }), n: z.number(), raw: Estimate, corrected: Estimate }),
);

/** The corrected rate of one model, computed from these labels as gold and the flags in the judge's table. */
function corrected(model: string, gold: ReadonlyMap<string, boolean>): number {
  const own = RUNS.filter((run) => run.model === model);
  const part = (flagged: boolean): number => {
    const all = own.filter(({ score }) => score >= FLAG === flagged);
    const known = all.filter(({ id }) => gold.has(id));
    return (all.length / own.length) * (known.filter(({ id }) => gold.get(id)).length / known.length);
  };
  return part(true) + part(false);
}

// the test uses most of the program and takes longer than a minute on two cores
test.use({ networkRecorded: true });

test('5,000 transcripts and a judge’s CSV become a corrected rate of each model, by the window alone', async ({
  folder,
  running,
}) => {
  const study = join(folder, 'mine.touchstone');
  const transcripts = join(folder, 'runs.jsonl');
  const judge = join(folder, 'judge.csv');
  writeFileSync(transcripts, transcriptLines());
  writeFileSync(judge, `id,model,score\n${RUNS.map(({ id, model, score }) => `${id},${model},${score}`).join('\n')}\n`);

  // no study is open: dropping transcripts makes one
  const { app, page } = await running();
  await joinAs(page, 'Ada');
  await answerDialogs(app, { save: study });
  await drop(page, [transcripts]);
  await expect(page.getByTestId('import-report')).toContainText('5,000 transcripts added', { timeout: 240_000 });
  await inLibrary(page);

  // the dialog shows how each column of the judge's table is read before anything is imported
  await drop(page, [judge]);
  const dialog = page.getByRole('dialog', { name: 'Import judge.csv' });
  await expect(dialog.getByRole('textbox', { name: 'Grader' }).first()).toHaveValue('judge');
  await expect(dialog.getByRole('columnheader')).toHaveText([/id\s*transcript/, /model\s*not used/, /score of score/]);
  await takeTable(page, '5,000 would be added');
  await expect(dialog.getByTestId('table-next')).toContainText(
    '5,000 scores of score by judge; not mapped to levels yet',
  );
  await dialog.getByRole('button', { name: 'Go to Calibrate' }).click();

  // maps the judge's scale to levels
  await pick(page, 'Dimension', 'Harm');
  await page.getByTestId('say-mapping').press('Enter');
  const cuts = page.getByRole('dialog');
  await cuts.getByRole('textbox', { name: /^0 / }).fill('1');
  await cuts.getByRole('textbox', { name: /^3 / }).fill(String(FLAG));
  await cuts.getByRole('textbox').first().press('Enter');
  await expect(page.getByText('No gold to compare with')).toBeVisible();

  // draws every flag and a random part of the rest
  await page.keyboard.press('Control+1');
  await inLibrary(page);
  await page.getByRole('button', { name: 'Make queue' }).click();
  await page.getByRole('dialog').getByText('A sample', { exact: true }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name of the queue' }).fill('check');
  await pick(page, 'How they are chosen', 'Flags and a random part of the rest');
  await page.getByRole('textbox', { name: 'Flags from' }).fill(String(FLAG));
  await page.getByRole('textbox', { name: /per cent/ }).fill('0');
  await page.getByRole('textbox', { name: /How many of/ }).fill('800');
  await page.getByRole('button', { name: 'Draw queue' }).click();
  await inLabel(page);
  await expect(page.getByTestId('progress')).toHaveText('0 of 800 done');

  // labels a few by keyboard; the others are imported as a table, as if they were made elsewhere
  const byHand = new Set<string>();
  for (let n = 0; n < BY_HAND; n += 1) {
    byHand.add(await openId(page));
    await answerAll(page);
    await submitAndNext(page);
  }
  await saved(page);
  const Listed = z.array(z.object({ id: z.string(), source_id: z.string() }));
  const drawn = Listed.parse(rows(['list', '-s', study, '--where', 'queue:check']));
  expect(drawn).toHaveLength(800);
  const elsewhere = drawn.filter(({ id }) => !byHand.has(id));
  const table = elsewhere.map(({ source_id }) => `${source_id},Ada,${BY_ID.get(source_id)?.event === true ? 3 : 0}`);
  const labels = join(folder, 'labels.csv');
  writeFileSync(labels, `id,rater,harm\n${table.join('\n')}\nrun-none,Ada,0\n`);
  await drop(page, [labels]);
  await expect(page.getByRole('columnheader')).toHaveText([/id\s*transcript/, /rater\s*rater/, /harm\s*level of harm/]);
  await takeTable(page, `${800 - BY_HAND} would be added, 1 row rejected`);
  await expect(page.getByTestId('table-refused')).toContainText('no transcript has id run-none');
  await expect(page.getByTestId('table-next')).toContainText('800 labels of harm by 1 rater');
  await page.getByRole('button', { name: 'Go to Adjudicate' }).click();

  // there is one rater, whose labels become gold
  await expect(page.getByTestId('to-decide')).toContainText('0 gold');
  await page.keyboard.press('Shift+A');
  await page.getByTestId('rule-rater').click();
  await page.getByTestId('rule-apply').click();
  await expect(page.getByTestId('to-decide')).toContainText(/ [1-9]\d* gold/);
  await saved(page);

  await page.getByRole('link', { name: 'Findings' }).click();
  await pick(page, 'Dimension', 'Harm');
  await pickIn(page, 'Grader and rates', 'Grader', 'judge');
  await pick(page, 'By', 'model');
  await expect(page.getByTestId('figure-frame')).toContainText('intervals describe this model');

  // for transcripts labelled by hand, the truth is the level that Ada gave
  const Labelled = z.array(
    z.object({ transcript_id: z.string(), dimension: z.string(), level: z.number().nullable() }),
  );
  const idOf = new Map(drawn.map(({ id, source_id }) => [id, source_id]));
  const gold = new Map(
    Labelled.parse(rows(['labels', 'list', '-s', study]))
      .filter(({ dimension }) => dimension === 'harm')
      .map(({ transcript_id, level }) => [idOf.get(transcript_id) ?? '', level !== null && level >= 3]),
  );
  expect(gold.size).toBe(800);
  const said = Rated.parse(rows(['rates', '-s', study, '--dimension', 'harm', '--grader', 'judge', '--by', 'model']));
  expect(said).toHaveLength(3);
  for (const { group, n, raw, corrected: quoted } of said) {
    const own = RUNS.filter(({ model }) => model === group.model);
    expect(n).toBe(own.length);
    expect(raw.estimate).toBeCloseTo(own.filter(({ score }) => score >= FLAG).length / own.length, 9);
    expect(quoted.estimate).toBeCloseTo(corrected(group.model, gold), 9);
    const truth = MODELS[MODEL_NAMES.find((name) => name === group.model) ?? 'Ash'];
    expect([group.model, (quoted.low ?? 1) <= truth && truth <= (quoted.high ?? 0)]).toEqual([group.model, true]);
    await expect(page.getByTestId('figure')).toContainText(rate(quoted));
  }
  await page.getByTestId('figure-switch').click();
  for (const { group, raw, corrected: quoted } of said) {
    const line = page.getByTestId('figure-table').getByRole('row', { name: group.model });
    await expect(line).toContainText(rate(raw));
    await expect(line).toContainText(rate(quoted));
  }
  expect(json(['verify', '-s', study])).toMatchObject({ ok: true });
});
