// Fills a study with labels, scores and gold of many kinds, the same for the same seed.
import { randomUUID } from 'node:crypto';
import type { Change, LabelEvent, Round } from '../../contract/label.ts';
import {
  addScore,
  adjudicate,
  allMessages,
  currentRubric,
  joinRater,
  filteredTranscripts,
  record,
  transcriptFacts,
  writing,
  type Db,
} from '../../main/store/index.ts';
import { dimensionsFor, type Dimension } from '../../contract/rubric.ts';
import { goldDecision, labelEvent } from './labels.ts';
import { dice, prose, type Dice } from './synthetic.ts';

/** Two raters with the same name, and one whose name a spreadsheet would run as a formula. */
export const RATERS = [
  { id: 'r1', name: 'Ada' },
  { id: 'r2', name: '=Bo' },
  { id: 'r3', name: 'Ada' },
];
const NOTES = ['', 'plain', '=1+1', 'two\nlines, "quoted"', '  kept  ', 'ü\u2028😀'];

export const allTranscripts = (db: Db): number[] =>
  filteredTranscripts(db, '', { column: 'key', descending: false }, null);

const chance = (roll: Dice, percent: number): boolean => roll.whole(1, 100) <= percent;

/** Evidence on a span of an existing block. */
function evidenceOn(db: Db, roll: Dice, key: number, dimension: string): Change {
  const messages = allMessages(db, key);
  const message = roll.whole(0, messages.length - 1);
  const text = messages[message]?.blocks[0]?.text ?? '';
  const start = roll.whole(0, Math.max(0, text.length - 2));
  const end = Math.min(text.length, start + roll.whole(1, 20));
  return {
    kind: 'evidence',
    evidence: { id: randomUUID(), dimension, message, block: 0, start, end, quote: text.slice(start, end) },
    on: true,
  };
}

function about(db: Db, roll: Dice, key: number, { name: dimension, levels, components }: Dimension): Change[] {
  const level = roll.pick(levels).value;
  const answer = chance(roll, 15)
    ? ({ state: 'cannot_judge', reason: roll.pick(NOTES) } as const)
    : ({ state: 'level', level } as const);
  const [part] = components;
  return [
    ...(chance(roll, 90) ? [{ kind: 'answer', dimension, answer } as const] : []),
    ...(chance(roll, 30) && part !== undefined
      ? [{ kind: 'component', dimension, component: part.name, on: true } as const]
      : []),
    ...(chance(roll, 50)
      ? [{ kind: 'sureness', dimension, sureness: roll.pick(['guess', 'fairly', 'sure'] as const) } as const]
      : []),
    ...(chance(roll, 40) ? [{ kind: 'note', dimension, text: roll.pick(NOTES) } as const] : []),
    ...(chance(roll, 50) ? [evidenceOn(db, roll, key, dimension)] : []),
  ];
}

function labelChanges(db: Db, roll: Dice, key: number): Change[] {
  const rubric = currentRubric(db);
  const flag = roll.pick(rubric.flags).name;
  const end: Change = chance(roll, 80)
    ? { kind: 'submit', on: true, seconds: roll.whole(1, 900) / 8, coverage: roll.whole(0, 8) / 8 }
    : { kind: 'skip', reason: 'later' };
  return [
    ...dimensionsFor(rubric, transcriptFacts(db, key)?.scenario ?? null).flatMap((dimension) =>
      about(db, roll, key, dimension),
    ),
    ...(chance(roll, 40) ? [{ kind: 'flag', flag, on: true } as const, evidenceOn(db, roll, key, flag)] : []),
    ...(chance(roll, 30) ? [{ kind: 'note', dimension: null, text: roll.pick(NOTES) } as const] : []),
    ...(chance(roll, 90) ? [end] : []),
  ];
}

function events(db: Db, roll: Dice, key: number, rater: string, round: Round): LabelEvent[] {
  const id = transcriptFacts(db, key)?.id ?? '';
  const first = Date.parse('2026-02-01T00:00:00.000Z') + roll.whole(0, 1e9);
  const more = { rater, round, queue: roll.pick([null, 'a queue']), seen_grader: chance(roll, 20) };
  return labelChanges(db, roll, key).map((change, at) =>
    labelEvent(id, change, { ...more, at: new Date(first + at).toISOString() }),
  );
}

/** Adds labels of three raters; some label a transcript twice. */
export function sayLabels(db: Db, seed: number): void {
  const roll = dice(seed);
  for (const rater of RATERS) joinRater(db, rater);
  for (const key of allTranscripts(db)) {
    for (const { id } of RATERS) {
      if (chance(roll, 80)) record(db, events(db, roll, key, id, 'main'));
      if (chance(roll, 10)) record(db, events(db, roll, key, id, 'repeat'));
    }
  }
}

/** Adds scores in which every optional field occurs. */
export function sayScores(db: Db, seed: number): void {
  const roll = dice(seed);
  writing(db, () => {
    for (const key of allTranscripts(db)) {
      addScore(db, key, {
        grader: 'a judge',
        dimension: 'con/cern "x"',
        state: 'scored',
        value: roll.whole(0, 100) / 8,
        label: roll.pick([null, 'C', '=2']),
        explanation: roll.pick([null, '', prose(roll, 20)]),
        override: roll.pick([null, { value: 3, author: 'Cy' }]),
        context: roll.pick([null, { citations: [{ cite: '[M1]' }] }]),
        at: roll.pick([null, '2026-01-02T03:04:05.000Z']),
      });
      const state = roll.pick(['unscored', 'parse_failed'] as const);
      addScore(db, key, {
        grader: 'b',
        dimension: 'd',
        state,
        value: null,
        label: null,
        explanation: null,
        override: null,
        context: null,
        at: null,
      });
    }
  });
}

/** Adds gold on two dimensions of every other transcript, with evidence; some of it is “cannot judge”. */
export function sayGold(db: Db, seed: number): void {
  const roll = dice(seed);
  const decisions = allTranscripts(db)
    .filter((_, at) => at % 2 === 0)
    .flatMap((key) => {
      const id = transcriptFacts(db, key)?.id ?? '';
      const pointed = evidenceOn(db, roll, key, 'harm');
      const evidence = pointed.kind === 'evidence' ? [pointed.evidence] : [];
      return [
        goldDecision(id, 'harm', roll.whole(0, 4), { evidence, rationale: roll.pick(NOTES) }),
        goldDecision(id, 'admirable', chance(roll, 20) ? null : roll.whole(0, 3)),
      ];
    });
  adjudicate(db, decisions);
}
