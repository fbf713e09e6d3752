// Importing gold that we exported: each row becomes its decision again, with the labels behind it.
import { z } from 'zod';
import { Rule, type Adjudication, type Decision, type LabelBehind } from '../../../contract/gold.ts';
import type { Answer } from '../../../contract/label.ts';
import { measureNamed } from '../../../contract/measures.ts';
import {
  adjudicate,
  currentRubric,
  goldOf,
  joinRater,
  rubricVersions,
  transcriptFacts,
  type Db,
} from '../../store/index.ts';
import { uuidOf } from './events.ts';
import { Spans } from './own-rows.ts';
import { emptyReport, takeRows, type TableOptions, type TableReport } from './rows.ts';

/** Earlier versions called the decider `rater`. */
const named = (behind: unknown): unknown =>
  typeof behind === 'object' && behind !== null && 'rater' in behind ? { rater_name: behind.rater, ...behind } : behind;

const Behind = z.preprocess(
  named,
  z.object({
    rater_name: z.string(),
    rater_id: z.string(),
    state: z.enum(['level', 'text', 'cannot_judge']),
    level: z.number().int().nullable(),
    words: z.string().nullable(),
    blinded: z.boolean().nullable(),
    rubric_version: z.number().int(),
    updated_at: z.string().nullable(),
  }),
);

const OwnGold = z.object({
  dimension: z.string(),
  level: z.number().int().nullable(),
  rule: Rule,
  decided_by: z.string().nullable(),
  decided_by_id: z.string().nullable(),
  decided_at: z.iso.datetime(),
  rationale: z.string(),
  components: z.array(z.string()),
  evidence: Spans,
  labels: z.array(Behind),
  rubric_version: z.number().int(),
});
type OwnGold = z.infer<typeof OwnGold>;

function answerOf({ state, level, words }: z.infer<typeof Behind>): Answer {
  if (state === 'cannot_judge' || (state === 'level' && level === null))
    return { state: 'cannot_judge', reason: words ?? '' };
  return state === 'text' || level === null ? { state: 'text', text: words ?? '' } : { state: 'level', level };
}

const behindOf = (one: z.infer<typeof Behind>): LabelBehind => ({
  rater: one.rater_id,
  rater_name: one.rater_name,
  rubric: one.rubric_version,
  answer: answerOf(one),
  blinded: one.blinded,
  updated_at: one.updated_at,
});

function decisionOf(
  { level, components, evidence, rationale, rule, labels, dimension }: OwnGold,
  rubric: number,
): Decision {
  const pointed = evidence.map((span) => ({ id: uuidOf(dimension, span), dimension, ...span }));
  return { level, components, evidence: pointed, rationale, rule, rubric, labels: labels.map(behindOf) };
}

/**
 * The version of the rubric of a row, the current one if the study has no such version; or the reason why the rubric
 * has no place for the row.
 */
function rubricFor(db: Db, { rubric_version, dimension, level }: OwnGold): number | string {
  const rubric = rubricVersions(db).find((one) => one.rubric.version === rubric_version)?.rubric ?? currentRubric(db);
  const about = measureNamed(rubric, dimension);
  if (about === undefined) return `the rubric has no dimension or flag ${dimension}`;
  return level === null || about.levels.some(({ value }) => value === level)
    ? rubric.version
    : `${dimension} has no level ${level}`;
}

function take(
  db: Db,
  report: TableReport,
  { path, where }: { path: string; where: string },
  row: OwnGold,
  key: number,
): string | null {
  const transcript = transcriptFacts(db, key)?.id;
  const rubric = rubricFor(db, row);
  if (transcript === undefined) return 'its transcript is not in the study';
  if (typeof rubric === 'string') return rubric;
  const { dimension, decided_at: at, decided_by_id: rater, decided_by: name, level, rule } = row;
  const stands = goldOf(db, key).find((one) => one.dimension === dimension);
  if (stands !== undefined) {
    if (stands.level === level && stands.rule === rule && stands.at === at) report.unchanged += 1;
    else
      report.conflicts.push({
        path,
        where,
        reason: `${dimension} is already decided; reopen it to change the decision`,
      });
    return null;
  }
  if (rater !== null) joinRater(db, { id: rater, name: name ?? rater });
  const decision = decisionOf(row, rubric);
  const entry: Adjudication = {
    id: uuidOf(transcript, dimension, at, decision),
    at,
    transcript,
    dimension,
    rater,
    change: { kind: 'decide', decision },
  };
  if (adjudicate(db, [entry]) === 0) return 'this decision was imported before and has been reopened';
  report.added += 1;
  return null;
}

/** Imports gold that was exported as JSONL. Importing it again changes nothing; existing decisions stay. */
export async function importGold(db: Db, path: string, options: TableOptions = {}): Promise<TableReport> {
  const report = emptyReport();
  await takeRows(db, path, options, report, ({ cells, where }, key) => {
    const row = OwnGold.safeParse(cells);
    if (row.success) return take(db, report, { path, where }, row.data, key);
    const [issue] = row.error.issues;
    return `it is not gold exported as JSONL: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`;
  });
  return report;
}
