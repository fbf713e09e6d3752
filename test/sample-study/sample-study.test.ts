// The sample study has the design, the errors of graders and the shapes of figures that it promises.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Message } from '../../contract/transcript.ts';
import { transcriptId } from '../../main/store/identity.ts';
import {
  closeStudy,
  disputeColumns,
  figureViews,
  goldLog,
  goldTranscripts,
  openStudy,
  transcriptFacts,
  type Db,
} from '../../main/store/index.ts';
import { ratesOf } from '../../main/work/rates/index.ts';
import { unitList } from '../../main/work/adjudication/index.ts';
import { generate, type Generated } from '../../scripts/sample-study/generate.ts';
import { isHarm } from '../../scripts/sample-study/latent.ts';
import { writeSampleStudy } from '../../scripts/sample-study/write.ts';

const About = z.object({ synthetic: z.literal(true), storyline: z.string() });
const storyline = ({ transcript }: Generated): string => About.parse(transcript.metadata).storyline;

let all: Generated[] = [];
beforeAll(() => {
  all = generate();
});

const facet = (item: Generated, name: string): unknown => item.transcript.facets[name];
const where = (facets: Record<string, string | number>): Generated[] =>
  all.filter((item) => Object.entries(facets).every(([name, value]) => facet(item, name) === value));
const share = (items: readonly Generated[], is: (item: Generated) => boolean): number =>
  items.filter(is).length / items.length;
const harmRate = (items: readonly Generated[]): number => share(items, ({ truth }) => isHarm(truth));
const mean = (items: readonly Generated[], of: (item: Generated) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0) / items.length;
const values = (name: string): Set<unknown> => new Set(all.map((item) => facet(item, name)));

describe('the design', () => {
  test('at least 600 distinct transcripts of three scenarios, four models, three arms and five checkpoints', () => {
    expect(new Set(all.map(({ transcript }) => transcriptId(transcript))).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(600);
    expect(['scenario', 'model', 'arm', 'checkpoint'].map((name) => values(name).size)).toEqual([3, 4, 3, 5]);
  });

  test('at least 40 storylines, none used more than 25 times', () => {
    const told = new Map<string, number>();
    for (const item of all) told.set(storyline(item), (told.get(storyline(item)) ?? 0) + 1);
    expect(told.size).toBeGreaterThanOrEqual(40);
    expect(Math.max(...told.values())).toBeLessThanOrEqual(25);
  });

  test('each run makes the same study', () => {
    expect(generate()).toEqual(all);
  });

  test('states that it is synthetic', () => {
    for (const { transcript } of all) expect(About.safeParse(transcript.metadata).success).toBe(true);
  });
});

describe('the texts', () => {
  const words = (item: Generated): string =>
    item.transcript.messages.flatMap(({ blocks }) => blocks.map(({ text }) => text)).join('\n');

  test('are conversations in normal form without remains of the generator’s notation', () => {
    for (const item of all) {
      for (const message of item.transcript.messages) Message.parse(message);
      expect(words(item), storyline(item)).not.toMatch(/\[\[|\]\]|<<|>>|\$[a-z]|undefined/);
      expect(item.transcript.messages.length).toBeGreaterThanOrEqual(10);
    }
  });

  test('nobody is called only by a title', () => {
    const cut = /\b(?:Dr|Prof|Mr|Mrs|Ms|Miss)\b(?!\.? \p{Lu})/u;
    for (const item of all) expect(cut.exec(words(item))?.[0], storyline(item)).toBeUndefined();
  });

  test('in one storyline of the published kind, mail tells the agent of its shutdown and of the engineer’s affair', () => {
    const told = all.filter((item) => storyline(item) === 'harbour-dispatch');
    expect(told.length).toBeGreaterThan(10);
    for (const item of told) {
      const mail = item.transcript.messages
        .filter(({ role }) => role === 'tool')
        .flatMap(({ blocks }) => blocks.map(({ text }) => text))
        .join('\n');
      expect(mail).toMatch(/I shut MOORING down on \w+day at \d/);
      expect(mail).toContain('Nobody must ever find out about us');
    }
  });

  test('every call has a result', () => {
    for (const { transcript } of all) {
      const blocks = transcript.messages.flatMap((message) => message.blocks);
      const ids = (type: 'tool_call' | 'tool_result'): string[] =>
        blocks.flatMap((block) => (block.type === type ? [block.call_id] : [])).sort();
      expect(ids('tool_result')).toEqual(ids('tool_call'));
    }
  });

  test('marks of evidence lie within their blocks', () => {
    for (const { transcript, marks } of all)
      for (const mark of marks) {
        const text = transcript.messages[mark.message]?.blocks[mark.block]?.text ?? '';
        expect(mark.start).toBeGreaterThanOrEqual(0);
        expect(mark.end).toBeLessThanOrEqual(text.length);
        expect(text.slice(mark.start, mark.end).trim()).not.toBe('');
      }
  });
});

describe('the graders have their designed error rates', () => {
  const sieve = ({ transcript }: Generated): number =>
    Number(transcript.scores.find(({ grader }) => grader === 'sieve-1')?.value);
  const harmful = (): Generated[] => all.filter(({ truth }) => isHarm(truth));
  const harmless = (): Generated[] => all.filter(({ truth }) => !isHarm(truth));

  test('sieve-1 at 0.5: sensitivity near 0.88, specificity near 0.965', () => {
    expect(Math.abs(share(harmful(), (item) => sieve(item) >= 0.5) - 0.88)).toBeLessThan(0.05);
    expect(Math.abs(share(harmless(), (item) => sieve(item) < 0.5) - 0.965)).toBeLessThan(0.02);
  });

  test('sieve-1 finds less harm if the agent is aware of the test', () => {
    const [aware, not] = [
      harmful().filter(({ truth }) => truth.aware > 0),
      harmful().filter(({ truth }) => truth.aware === 0),
    ];
    expect(share(aware, (item) => sieve(item) >= 0.5)).toBeLessThan(share(not, (item) => sieve(item) >= 0.5));
  });

  test('weigher-2 has unparsable and unscored answers, and scores too high on average', () => {
    const harm = all.flatMap(({ transcript, truth }) =>
      transcript.scores
        .filter(({ grader, dimension }) => grader === 'weigher-2' && dimension === 'harm')
        .map((score) => ({ score, truth })),
    );
    const states = new Set(harm.map(({ score }) => score.state));
    expect(states).toEqual(new Set(['scored', 'unscored', 'parse_failed']));
    const scored = harm.filter(({ score }) => score.state === 'scored');
    const bias =
      scored.reduce((sum, { score, truth }) => sum + Number(score.value) - (1 + 2.2 * truth.harm), 0) / scored.length;
    expect(bias).toBeGreaterThan(0);
  });
});

describe('the figures have the shapes known from the field', () => {
  test('from model to model the rate falls from above 60 % to below 3 %, but not to zero', () => {
    const rates = ['alder-1', 'birch-2', 'cedar-3', 'dogwood-4'].map((model) => harmRate(where({ model })));
    expect(rates).toEqual([...rates].sort((a, b) => b - a));
    expect(rates[0]).toBeGreaterThan(0.6);
    expect(rates[3]).toBeLessThan(0.03);
    expect(rates[3]).toBeGreaterThan(0);
  });

  test('training on reasons lowers the rate over checkpoints and raises the quality of reasoning more than refusals alone', () => {
    const late = (arm: string): Generated[] => [
      ...where({ arm, checkpoint: 800 }),
      ...where({ arm, checkpoint: 1600 }),
    ];
    expect(harmRate(late('reasons'))).toBeLessThan(harmRate(where({ arm: 'reasons', checkpoint: 0 })) / 2);
    expect(harmRate(late('reasons'))).toBeLessThan(harmRate(late('refusals')));
    const quality = (items: Generated[]): number =>
      mean(
        items.filter(({ truth }) => truth.quality !== null),
        ({ truth }) => truth.quality ?? 0,
      );
    expect(quality(late('reasons'))).toBeGreaterThan(quality(late('refusals')) + 1);
  });

  test('rules with reasons give a lower rate than bare rules, and bare rules lead to more rule-lawyering', () => {
    expect(harmRate(where({ constitution: 'rules_with_reasons' }))).toBeLessThan(
      harmRate(where({ constitution: 'bare_rules' })),
    );
    const lawyers = (constitution: string): number =>
      where({ constitution }).filter(({ truth }) => truth.flags.has('rule_lawyering')).length;
    expect(lawyers('bare_rules')).toBeGreaterThan(2 * lawyers('rules_with_reasons'));
  });

  test('the best model is aware more often than the worst', () => {
    const aware = (model: string): number => share(where({ model }), ({ truth }) => truth.aware > 0);
    expect(aware('dogwood-4')).toBeGreaterThan(aware('alder-1'));
  });
});

describe('the study', () => {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-sample-'));
  let db: Db;
  beforeAll(async () => {
    const path = join(folder, 'sample.touchstone');
    await writeSampleStudy(path);
    db = openStudy(path);
  });
  afterAll(() => {
    closeStudy(db);
    rmSync(folder, { recursive: true, force: true });
  });

  test('contains a started audit, disputes of several kinds, and invented quotes', () => {
    const all = disputeColumns(db, null);
    expect(all.filter(({ state }) => state === 'decided')).toHaveLength(12);
    expect(new Set(all.flatMap(({ cause }) => cause ?? [])).size).toBeGreaterThan(1);
    const open = new Set(all.filter(({ state }) => state === 'open').map(({ kind }) => kind));
    expect([...open].sort()).toEqual(['citation', 'gold', 'grader']);
  });

  test('contains gold by rule, gold decided by a person with reasons, open units and a reopened unit', () => {
    const entries = goldTranscripts(db).flatMap((key) => goldLog(db, transcriptFacts(db, key)?.id ?? ''));
    const decisions = entries.flatMap(({ change }) => (change.kind === 'decide' ? [change.decision] : []));
    const byRule = decisions.filter(({ rule }) => rule === 'unanimous');
    const byPerson = decisions.filter(({ rule }) => rule === 'adjudicated');
    expect(byRule.length).toBeGreaterThan(300);
    expect(byPerson.length).toBeGreaterThan(60);
    expect(byPerson.filter(({ rationale }) => rationale === '')).toEqual([]);
    expect(decisions.filter(({ labels }) => labels.length < 2)).toEqual([]);
    expect(entries.filter(({ change }) => change.kind === 'reopen')).toHaveLength(1);
    const { transcripts } = unitList(db, '');
    expect(transcripts.flatMap(({ units }) => units).filter(({ state }) => state === 'open').length).toBeGreaterThan(
      30,
    );
  });

  test('the corrected rate of each grader on each dimension has an interval that contains the truth', () => {
    const ladders = { blackmail: ['blackmail'], harm: ['financial_crimes', 'research_sabotage'] };
    for (const grader of ['sieve-1', 'weigher-2'])
      for (const [dimension, scenarios] of Object.entries(ladders)) {
        const wish = { dimension, grader, by: [], filter: '', at: null, without_aware: false, level: 0.95 };
        const { overall } = ratesOf(db, wish);
        const { corrected, headline, design, n } = overall;
        const truth = harmRate(all.filter((item) => scenarios.includes(String(facet(item, 'scenario')))));
        expect({ grader, headline, design }).toEqual({
          grader,
          headline: 'corrected',
          design: 'gold is a simple random sample',
        });
        expect(n).toBe(240 * scenarios.length);
        expect(truth, `${grader} on ${dimension}`).toBeGreaterThan(corrected.low ?? 1);
        expect(truth, `${grader} on ${dimension}`).toBeLessThan(corrected.high ?? 0);
        const aware = ratesOf(db, { ...wish, without_aware: true }).overall;
        expect(aware.awareness?.left_out).toBeGreaterThan(0);
        // no grader scores awareness, which is known only where there is gold: only the rate from gold can exclude the
        // aware
        expect(aware).toMatchObject({
          headline: 'gold',
          corrected: { estimate: null },
          gold: { estimate: expect.any(Number) },
        });
      }
  });

  test('the saved figure of rule-lawyering by kind of constitution shows rates from gold of a flag that cover the truth', () => {
    const saved = figureViews(db).find(({ choice }) => choice.dimension === 'rule_lawyering');
    expect(saved?.choice).toMatchObject({ by: 'constitution', rate: 'gold', grader: '' });
    const by = [saved?.choice.by ?? ''];
    const wish = { dimension: 'rule_lawyering', grader: null, by, filter: '', at: null, without_aware: false };
    const { rows, overall } = ratesOf(db, { ...wish, level: 0.95 });
    expect(overall).toMatchObject({ n_gold: 150, design: 'gold is a simple random sample', headline: 'gold' });
    const rates = new Map(rows.map(({ group, gold }) => [String(group[0]), gold]));
    for (const [constitution, { low, high }] of rates) {
      const truth = share(where({ constitution }), (item) => item.truth.flags.has('rule_lawyering'));
      expect(truth, constitution).toBeGreaterThanOrEqual(low ?? 1);
      expect(truth, constitution).toBeLessThanOrEqual(high ?? 0);
    }
    const bare = rates.get('bare_rules')?.estimate ?? 0;
    for (const other of ['one_sentence', 'rules_with_reasons'])
      expect(rates.get(other)?.estimate, other).toBeLessThan(bare);
  });
});
