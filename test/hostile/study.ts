// A study in which every text field holds a payload of the corpus: a few transcripts with many messages, so that a
// person or a test can go through all of them.
import type { Block, Message } from '../../contract/transcript.ts';
import type { NormalTranscript } from '../../contract/import.ts';
import {
  addRubric,
  adjudicate,
  currentRubric,
  joinRater,
  filteredTranscripts,
  makeQueue,
  record,
  rows,
  saveFigureView,
  saveView,
  type Db,
} from '../../main/store/index.ts';
import { answered, goldDecision, labelEvent, submitted } from '../support/labels.ts';
import { put } from '../support/study.ts';
import { PAYLOADS } from './payloads.ts';

const AT = '2026-01-01T00:00:00.000Z';
const EACH = 40;
/** A dimension that is asked in every scenario; it has three levels. */
export const DIMENSION = 'eval_awareness';
/** Texts that names may have: short, and without lone surrogates, which a file cannot hold. */
const SHORT = PAYLOADS.map(({ text }) => text).filter((text) => text.length <= 80 && !/\p{Cs}/u.test(text));
const AS_IMPORTED = { column: 'key', descending: false } as const;

/** The payload with this number; counting starts again after the last. */
const text = (n: number): string => PAYLOADS[n % PAYLOADS.length]?.text ?? '';
const short = (n: number): string => SHORT[n % SHORT.length] ?? '';
/** Short texts that are not blank, as names must not be. */
export const NAMES = SHORT.filter((one) => one.trim() !== '');
const named = (n: number): string => NAMES[n % NAMES.length] ?? '';

const message = (role: Message['role'], n: number, blocks: Block[]): Message => ({
  role,
  name: short(n),
  model: short(n + 1),
  at: null,
  branch: '',
  prefilled: false,
  blocks,
});

/** A payload as a user's text, as a tool's result and, in turn, as reasoning, arguments of a tool call or an image. */
function messagesOf(n: number): Message[] {
  const call_id = `call ${n} ${short(n)}`;
  const words = text(n);
  const call = JSON.stringify({ [short(n)]: words, plain: n }, null, 2);
  const turns: Block[] = [
    { type: 'reasoning', text: words, redacted: false },
    { type: 'tool_call', call_id, name: short(n), text: call },
    { type: 'image', data: null, text: words },
  ];
  return [
    message('user', n, [{ type: 'text', text: words }]),
    message('assistant', n, turns.slice(n % turns.length, (n % turns.length) + 1)),
    message('tool', n, [{ type: 'tool_result', call_id, name: short(n), text: words, is_error: n % 5 === 0 }]),
  ];
}

function transcriptFrom(first: number): NormalTranscript {
  const numbers = Array.from({ length: EACH }, (_, n) => first + n);
  return {
    source_id: short(first),
    title: text(first + 1),
    created_at: null,
    facets: {
      ...Object.fromEntries(numbers.map((n) => [named(n), short(n)])),
      scenario: short(first),
      model: short(first + 2),
      arm: short(first + 3),
      checkpoint: first,
    },
    scores: numbers.slice(0, 5).map((n) => ({
      grader: named(n - first),
      dimension: n < first + 2 ? DIMENSION : named(n),
      state: 'scored',
      value: 2 - ((first / EACH + n) % 3),
      label: short(n),
      explanation: text(n),
      override: null,
      at: null,
      context: null,
    })),
    metadata: Object.fromEntries(numbers.map((n) => [short(n), text(n)])),
    original: JSON.stringify(numbers.map(text)),
    messages: numbers.flatMap(messagesOf),
  };
}

/** Adds a version of the shipped rubric with a payload in each of its texts. */
function hostileRubric(db: Db): void {
  const rubric = currentRubric(db);
  const dimensions = rubric.dimensions.map((dimension, at) => ({
    ...dimension,
    title: named(at),
    question: text(at * 7),
    why: text(at * 7 + 1),
    rules: [text(at * 7 + 2), text(at * 7 + 3)],
    levels: dimension.levels.map((level, n) => ({ ...level, name: named(at * 11 + n) })),
    components: dimension.components.map((component, n) => ({ ...component, title: named(at * 13 + n) })),
  }));
  const flags = rubric.flags.map((flag, at) => ({ ...flag, title: named(at * 17), rule: text(at * 17 + 1) }));
  addRubric(db, { ...rubric, name: named(8), version: rubric.version + 1, dimensions, flags }, null, AT);
}

/**
 * Fills an empty study; returns the ids of its transcripts. The raters agree on every second transcript, beginning with
 * the first, and differ on the others.
 */
export function fillHostile(db: Db): string[] {
  hostileRubric(db);
  const firsts = Array.from({ length: Math.ceil(PAYLOADS.length / EACH) }, (_, n) => n * EACH);
  put(db, ...firsts.map(transcriptFrom));
  const ids = rows(db, filteredTranscripts(db, '', AS_IMPORTED, null), null).map(({ id }) => id);
  const raters = [named(0), named(40), named(80)];
  for (const [n, name] of raters.entries()) joinRater(db, { id: `r${n}`, name });
  const queues = NAMES.slice(0, 24);
  for (const [n, name] of queues.entries())
    makeQueue(
      db,
      { name, blind: n % 2 === 0, design: 'all' },
      ids.map((_, key) => ({ key: key + 1, probability: 1 })),
    );
  const version = currentRubric(db).version;
  const queue = queues[0]?.trim() ?? null;
  for (const [at, id] of ids.entries())
    for (const n of raters.keys()) {
      const own = { rater: `r${n}`, queue, rubric: version };

      const level = at % 2 === 0 ? 1 : n;
      record(db, [
        labelEvent(id, answered(DIMENSION, level), own),
        labelEvent(id, { kind: 'note', dimension: DIMENSION, text: text(at * 9 + n) }, own),
        labelEvent(id, { kind: 'note', dimension: null, text: text(at * 9 + n + 3) }, own),
        labelEvent(id, submitted, own),
      ]);
    }
  adjudicate(
    db,
    ids.slice(0, 3).map((id, n) => goldDecision(id, DIMENSION, n, { rationale: text(n * 5), rubric: version })),
  );
  for (const [n, name] of NAMES.slice(0, 10).entries()) {
    saveView(db, { name, filter: `"${named(n).replaceAll(/["\\]/g, '')}x"`, sort: AS_IMPORTED, columns: [named(n)] });
    saveFigureView(
      db,
      {
        name: name.trim(),
        choice: {
          dimension: DIMENSION,
          grader: named(0),
          by: n % 2 === 0 ? 'model' : named(n * 17),
          split: '',
          filter: '',
          figure: 'bars',
          rate: 'gold',
          title: named(n * 19),
          rate_title: named(n * 23),
          facet_title: named(n * 29),
        },
      },
      AT,
    );
  }
  return ids;
}
