// Labels of our own export on their way back: what each row changes in the label as it stands, as events of its rater.
import type { Evidence } from '../../../contract/evidence.ts';
import { applyChange, type Change, type Label, type LabelEvent } from '../../../contract/label.ts';
import { joinRater, labelOf, record, rubricVersions, currentRubric, subject, type Db } from '../../store/index.ts';
import { timeOf, uuidOf } from './events.ts';
import { answerOf, type OwnLabel } from './own-rows.ts';
import type { TableReport } from './rows.ts';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

type Pointed = Omit<Evidence, 'id'>;
const samePlace = (a: Pointed, b: Pointed): boolean =>
  a.dimension === b.dimension && a.message === b.message && a.block === b.block && a.start === b.start && a.end === b.end;

const missingEvidence = (row: OwnLabel, label: Label): Change[] =>
  row.spans
    .map((span): Pointed => ({ dimension: row.dimension, ...span }))
    .filter((span) => !label.evidence.some((known) => samePlace(span, known)))
    .map((span) => ({ kind: 'evidence', evidence: { id: uuidOf(row.rater_id, row.round, span), ...span }, on: true }));

function dimensionChanges(row: OwnLabel, label: Label): Change[] {
  const { dimension, confidence, note, components } = row;
  const part = label.dimensions[dimension];
  const answer = answerOf(row);
  return [
    ...(answer === null || same(part?.answer ?? null, answer) ? [] : [{ kind: 'answer', dimension, answer } as const]),
    ...components
      .filter((one) => part?.components.includes(one) !== true)
      .map((component): Change => ({ kind: 'component', dimension, component, on: true })),
    ...(confidence === null || part?.sureness === confidence ? [] : [{ kind: 'sureness', dimension, sureness: confidence } as const]),
    ...(note === '' || part?.note === note ? [] : [{ kind: 'note', dimension, text: note } as const]),
  ];
}

function flagChanges({ dimension: flag, value_num }: OwnLabel, label: Label): Change[] {
  return value_num === 1 && !label.flags.includes(flag) ? [{ kind: 'flag', flag, on: true }] : [];
}

/** What is said of the transcript as a whole, and how far the rater got. */
function labelChanges({ transcript_note, state, duration_s, coverage }: OwnLabel, label: Label): Change[] {
  const note: Change[] =
    transcript_note === '' || label.note === transcript_note ? [] : [{ kind: 'note', dimension: null, text: transcript_note }];
  if (state === 'done' && !label.submitted) return [...note, { kind: 'submit', on: true, seconds: duration_s, coverage }];
  return state === 'skipped' && label.skipped === null && !label.submitted ? [...note, { kind: 'skip', reason: '' }] : note;
}

/** Why the rubric has no place for the row, null where it has. */
function misfit(db: Db, version: number, { dimension, scale_type, value_num }: OwnLabel): string | null {
  const rubric = rubricVersions(db).find((one) => one.rubric.version === version)?.rubric ?? currentRubric(db);
  if (scale_type === 'binary') return rubric.flags.some(({ name }) => name === dimension) ? null : `the rubric has no flag ${dimension}`;
  const about = rubric.dimensions.find(({ name }) => name === dimension);
  if (about === undefined) return `the rubric has no dimension ${dimension}`;
  return value_num === null || about.levels.some(({ value }) => value === value_num) ? null : `${dimension} has no level ${value_num}`;
}

/** Takes a row in; returns why it cannot be. An answer that differs from the one there is a conflict and changes nothing. */
export function takeOwn(
  db: Db,
  report: TableReport,
  { path, where }: { path: string; where: string },
  row: OwnLabel,
  key: number,
): string | null {
  const about = subject(db, key);
  if (about === undefined) return 'its transcript is gone';
  const current = currentRubric(db).version;
  const known = rubricVersions(db).some(({ rubric }) => rubric.version === row.rubric_version);
  const rubric = known ? (row.rubric_version ?? current) : current;
  const wrong = misfit(db, rubric, row);
  if (wrong !== null) return wrong;
  joinRater(db, { id: row.rater_id, name: row.rater_name });
  const label = labelOf(db, key, row.rater_id, row.round);
  const before = label.dimensions[row.dimension]?.answer ?? null;
  const answer = answerOf(row);
  if (before !== null && answer !== null && !same(before, answer)) {
    report.conflicts.push({ path, where, reason: `${row.dimension} has another answer from this rater already; this one was not taken` });
    return null;
  }
  const said = row.scale_type === 'binary' ? flagChanges(row, label) : dimensionChanges(row, label);
  const own = [...said, ...missingEvidence(row, label)];
  const changes = [...own, ...labelChanges(row, own.reduce(applyChange, label))];
  report[changes.length > 0 ? 'added' : 'unchanged'] += 1;
  const at = timeOf(row.created_at);
  record(
    db,
    changes.map((change): LabelEvent => ({
      id: uuidOf(about.id, row.rater_id, row.round, at, change),
      at,
      transcript: about.id,
      rater: row.rater_id,
      round: row.round,
      rubric,
      queue: row.queue,
      seen_grader: row.blinded === null ? null : !row.blinded,
      change,
    })),
  );
  return null;
}
