// A flag is measured like a dimension: with the same answers it gives the same numbers as a dimension of two levels.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RatesWish } from '../../contract/rates.ts';
import type { Change } from '../../contract/label.ts';
import { flagMeasure } from '../../contract/measures.ts';
import { Rubric } from '../../contract/rubric.ts';
import { adjudicate, disputeColumns, goldFor, idColumn, joinRater, record, verify } from '../../main/store/index.ts';
import { applyRule, opinionsOn, unitList } from '../../main/work/adjudication/index.ts';
import { agreementBy, agreementByDimension } from '../../main/work/agreement/index.ts';
import { report } from '../../main/work/calibration/index.ts';
import { freshenDisputes } from '../../main/work/disputes/index.ts';
import { exportContext } from '../../main/work/export/context.ts';
import { goldRows } from '../../main/work/export/gold-rows.ts';
import { labelRows } from '../../main/work/export/label-rows.ts';
import { latentRates, ratesOf } from '../../main/work/rates/index.ts';
import { sample } from '../../main/work/sample/index.ts';
import { goldDecision, labelEvent, submitted } from '../support/labels.ts';
import { freshStudy, put, score, transcript, type TestStudy } from '../support/study.ts';

const FLAG = { name: 'marked_it', title: 'Marked it', rule: 'It was marked.' };
/** The flag as a dimension with the same question. */
const TWIN = { ...flagMeasure(FLAG), name: 'twin_of_it' };
const RUBRIC = Rubric.parse({ name: 'Twins', version: 1, dimensions: [{ ...TWIN, mark: 'T' }], flags: [FLAG] });
const RATERS = ['ada', 'bo', 'cy'];

let study: TestStudy;

/** By transcript: the grader's level, and the answer of each rater or null. */
type Items = readonly { says: 0 | 1 | null; raters: readonly (boolean | null)[] }[];

const said = (yes: boolean): Change[] => [
  { kind: 'answer', dimension: 'twin_of_it', answer: { state: 'level', level: yes ? 1 : 0 } },
  { kind: 'flag', flag: 'marked_it', on: yes },
  submitted,
];

/** Makes a study with these labels in a drawn queue; gold is decided by rule, and for some open units by a person. */
async function settled(items: Items): Promise<void> {
  study = freshStudy(RUBRIC);
  const { db } = study;
  put(
    db,
    ...items.map(({ says }, n) =>
      transcript(`words ${n}`, {
        facets: { model: n % 2 === 0 ? 'a' : 'b' },
        scores: [score('judge', 'twin_of_it', says), score('judge', 'marked_it', says)],
      }),
    ),
  );
  const design = { kind: 'random' } as const;
  const about = { queue: 'q', filter: '', rater: null, n: items.length, design, seed: 1, overlap: null };
  sample(db, { ...about, blind: true, top_up: false, hidden: { repeats: 0, checks: 0 } });
  const ids = [...idColumn(db).values()];
  for (const rater of RATERS) joinRater(db, { id: rater, name: rater });
  for (const [n, { raters }] of items.entries())
    for (const [at, yes] of raters.entries())
      if (yes !== null)
        record(
          db,
          said(yes).map((change) => labelEvent(ids[n] ?? '', change, { rater: RATERS[at] ?? '', queue: 'q' })),
        );
  const { open } = await applyRule(db, { rule: 'unanimous', rater: null, at: '2026-02-01T00:00:00.000Z' });
  adjudicate(
    db,
    open.flatMap(({ transcript: id, dimension }, n) =>
      n % 4 < 2 ? [goldDecision(id, dimension, 1, { rule: 'adjudicated' })] : [],
    ),
  );
}

/** All results about a measure, without its name. */
async function toldOf(name: string): Promise<unknown> {
  const { db } = study;
  const wish: RatesWish = {
    dimension: name,
    grader: 'judge',
    by: ['model'],
    filter: '',
    at: null,
    without_aware: false,
    level: 0.95,
  };
  const found = {
    agreement: (await agreementByDimension(db)).filter(({ dimension }) => dimension === name),
    pairs: await agreementBy(db, { dimension: name, by: 'pair' }),
    gold: goldFor(db, name),
    units: unitList(db, 'boss').transcripts.map(({ units }) => units.filter(({ dimension }) => dimension === name)),
    rates: ratesOf(db, wish),
    gold_alone: ratesOf(db, { ...wish, grader: null }),
    event: ratesOf(db, { ...wish, outcome: { any: [{ dimension: name, from_level: 1 }] } }),
    latent: latentRates(db, wish),
    calibration: report(db, { grader: 'judge', dimension: name, filter: '', at: null }, 0.5, null),
    opinions: opinionsOn(db, name),
    disputes: disputeColumns(db, null)
      .filter(({ dimension }) => dimension === name)
      .map((one) => ({ ...one, key: 0 })),
    rows: [...idColumn(db).keys()].flatMap((key) => {
      const context = exportContext(db);
      const told = [...goldRows(context, key), ...labelRows(context, key)];
      // in tables the flag has its own scale type
      return told.filter(({ dimension }) => dimension === name).map((row) => ({ ...row, scale_type: '' }));
    }),
  };
  return JSON.parse(JSON.stringify(found).replaceAll(name, 'measure').replaceAll('Marked it', 'Measure'));
}

test('agreement, gold, rates, calibration, disputes and exports of a flag equal those of its twin', async () => {
  const item = fc.record({
    says: fc.constantFrom(0, 1, null),
    raters: fc.tuple(...RATERS.map(() => fc.option(fc.boolean(), { freq: 4 }))),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(item, { minLength: 8, maxLength: 16 }), async (some) => {
      // without a 0 and a 1 among the scores the grader would have no levels
      const items: Items = [
        ...some,
        { says: 0, raters: [true, true, null] },
        { says: 1, raters: [false, false, null] },
        { says: 1, raters: [true, false, null] },
      ];
      await settled(items);
      try {
        await freshenDisputes(study.db);
        expect(await toldOf('marked_it')).toEqual(await toldOf('twin_of_it'));
        expect(verify(study.db).filter((check) => !check.ok)).toEqual([]);
      } finally {
        study.remove();
      }
    }),
    { numRuns: 2 },
  );
});
