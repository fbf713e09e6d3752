// Adjudication by rule: gold where the labels allow it, over the whole study, and the list of units left to a person.
import { randomUUID } from 'node:crypto';
import type { RaterLabel } from '../../../contract/label.ts';
import { TouchstoneError } from '../../../contract/errors.ts';
import { Rule, type Adjudication } from '../../../contract/gold.ts';
import {
  adjudicate,
  goldLog,
  labelledTranscripts,
  onSnapshot,
  rubricVersions,
  studyInfo,
  transcriptFacts,
  submittedOn,
  writing,
  type Db,
} from '../../store/index.ts';
import { breathe, Meter, type JobOptions } from '../job/index.ts';
import { measuresFor } from '../../../contract/measures.ts';
import type { Rubric } from '../../../contract/rubric.ts';
import { isUnchanged, holds, raterOf, settle, votesOn, type AutoRule } from '../../../contract/rules.ts';
import { decisionAfter } from '../../../contract/log.ts';

/** The result of an adjudication by rule; of a trial run, what it would be. */
export interface Ruled {
  gold: { added: number; unchanged: number };
  open: { transcript: string; dimension: string; reason: string }[];
  /** Number of units that a rater of the transcript was asked, and nobody answered. */
  unanswered: number;
  /** New gold that rests on a label of a rater who may have seen a grader's scores (it is unknown). */
  blindness_unknown: number;
}

export interface RuleOptions extends JobOptions {
  rule: AutoRule;
  /** The rater who applies the rule; null: the command line. */
  rater: string | null;
  at: string;
  /** Trial run: reports the result and changes nothing. */
  look?: boolean;
}

/** Transcripts per transaction: few, because a decision in the window waits for at most one transaction. */
const BATCH = 10;

/** The rule of a text. Throws `bad_input`. */
export function ruleOf(text: string): AutoRule {
  const parsed = Rule.safeParse(text);
  if (parsed.success && parsed.data !== 'adjudicated' && raterOf(parsed.data) !== '') return parsed.data;
  throw new TouchstoneError(
    'bad_input',
    `There is no rule ${text}`,
    '',
    'Choose one of unanimous, majority, rater:NAME',
  );
}

/** Throws `bad_input` if the rule uses the labels of a rater who is not in the study, or whose name two raters have. */
function requireRater(db: Db, rule: AutoRule): void {
  const wanted = raterOf(rule);
  if (wanted === null) return;
  const { raters } = studyInfo(db);
  const found = raters.filter(({ id, name }) => id === wanted || name === wanted);
  if (found.length === 1) return;
  const what = found.length === 0 ? `There is no rater ${wanted}` : `Several raters are called ${wanted}`;
  const known = raters.map(({ id, name }) => (found.length === 0 ? name : `${name} (${id})`)).join(', ');
  throw new TouchstoneError(
    'bad_input',
    what,
    `the study has ${known === '' ? 'no raters' : known}`,
    'Choose one of them, or give the id',
  );
}

/** The newest entry of each measure. */
function standing(db: Db, transcript: string): ReadonlyMap<string, Adjudication> {
  return new Map(goldLog(db, transcript).map((entry) => [entry.dimension, entry]));
}

type Made = { entry: Adjudication } | { unchanged: true } | { dimension: string; reason: string };

function ruledOn(
  dimension: string,
  labels: readonly RaterLabel[],
  before: Adjudication | undefined,
  options: RuleOptions,
  id: string,
): Made | null {
  const fresh = settle(options.rule, labels, dimension);
  if (fresh === null) return null;
  const stands = before === undefined ? null : decisionAfter(before.change);
  // a rule does not change what a person decided or reopened
  if (stands?.rule === 'adjudicated') return { unchanged: true };
  if (before?.change.kind === 'reopen' && before.rater !== null) return { dimension, reason: 'reopened by a person' };
  if ('reason' in fresh && stands === null) return { dimension, reason: fresh.reason };
  if ('reason' in fresh) {
    const rests = stands !== null && holds(stands, votesOn(labels, dimension));
    return rests ? { unchanged: true } : { dimension, reason: 'labels have changed since it was decided' };
  }
  if (stands !== null && isUnchanged(stands, fresh)) return { unchanged: true };
  return {
    entry: {
      id: randomUUID(),
      at: options.at,
      transcript: id,
      dimension,
      rater: options.rater,
      change: { kind: 'decide', decision: fresh },
    },
  };
}

/** Number of measures without an answer, among those that the newest of these labels was asked. */
function unansweredIn(
  labels: readonly RaterLabel[],
  scenario: string | null,
  rubrics: ReadonlyMap<number, Rubric>,
): number {
  const rubric = rubrics.get(Math.max(...labels.map((one) => one.rubric)));
  if (rubric === undefined) return 0;
  return measuresFor(rubric, scenario).filter(({ name }) => labels.every(({ answers }) => answers[name] === undefined))
    .length;
}

interface RuledHere {
  id: string;
  made: Made[];
  unanswered: number;
}

function ruledIn(db: Db, key: number, rubrics: ReadonlyMap<number, Rubric>, options: RuleOptions): RuledHere {
  const about = transcriptFacts(db, key);
  const id = about?.id ?? '';
  const labels = submittedOn(db, key);
  const dimensions = [...new Set(labels.flatMap(({ answers }) => Object.keys(answers)))].sort();
  const before = standing(db, id);
  const made = dimensions.flatMap((dimension) => ruledOn(dimension, labels, before.get(dimension), options, id) ?? []);
  return { id, made, unanswered: unansweredIn(labels, about?.scenario ?? null, rubrics) };
}

const restsOnUnknown = ({ change }: Adjudication): boolean =>
  decisionAfter(change)?.labels.some(({ blinded }) => blinded === null) === true;

/** Counts the rule's results for some transcripts, and returns the new decisions. */
function ruleOver(db: Db, transcripts: readonly number[], options: RuleOptions, ruled: Ruled): Adjudication[] {
  const entries: Adjudication[] = [];
  const rubrics = new Map(rubricVersions(db).map(({ rubric }) => [rubric.version, rubric]));
  for (const key of transcripts) {
    const { id, made, unanswered } = ruledIn(db, key, rubrics, options);
    ruled.unanswered += unanswered;
    for (const one of made) {
      if ('entry' in one) entries.push(one.entry);
      else if ('unchanged' in one) ruled.gold.unchanged += 1;
      else ruled.open.push({ transcript: id, ...one });
    }
  }
  ruled.gold.added += entries.length;
  ruled.blindness_unknown += entries.filter(restsOnUnknown).length;
  return entries;
}

/**
 * Makes gold by a rule from the submitted labels of the round `main`. Decisions and reopenings by a person are kept,
 * and applying a rule again adds nothing. Throws `bad_input` for an unknown rater, `cancelled`.
 */
export async function applyRule(db: Db, options: RuleOptions): Promise<Ruled> {
  requireRater(db, options.rule);
  const ruled: Ruled = { gold: { added: 0, unchanged: 0 }, open: [], unanswered: 0, blindness_unknown: 0 };
  const meter = new Meter(options.onProgress);
  const all = labelledTranscripts(db);
  for (let at = 0; at < all.length; at += BATCH) {
    await breathe(options.signal);
    const some = all.slice(at, at + BATCH);
    // labels and decisions in one transaction, so that nobody decides in between
    if (options.look === true) onSnapshot(db, () => ruleOver(db, some, options, ruled));
    else writing(db, () => adjudicate(db, ruleOver(db, some, options, ruled)));
    meter.update('adjudicating', {
      done: Math.min(all.length, at + BATCH),
      total: all.length,
      bytes: 0,
      bytes_total: null,
    });
  }
  return ruled;
}
