// Two versions of a grader held against gold: which disputes with gold the newer one fixed, broke, and left as they were.
import type { VersionReport, VersionRow } from '../../contract/calls/audit.ts';
import { TouchstoneError } from '../../contract/errors.ts';
import { levelOf, levelsRead } from '../../contract/mapping.ts';
import type { Score } from '../../contract/score.ts';
import {
  differ,
  earlierColumn,
  goldFor,
  reading,
  readings,
  requireGrader,
  scoreColumn,
  subject,
  type Db,
  type Reading,
} from '../store/index.ts';
import { dimensionNamed } from './measured.ts';

type Column = ReadonlyMap<number, Pick<Score, 'state' | 'value' | 'label'>>;

interface Side {
  reading: Reading;
  column: Column;
}

const levelAt = ({ reading: { mapping }, column }: Side, key: number): number | null => {
  const score = column.get(key);
  return score === undefined ? null : levelOf(mapping, score);
};

const isRight = ({ reading }: Side, level: number, gold: number): boolean =>
  !differ(reading, level, gold, [levelsRead(reading.mapping), reading.levels]);

function changeOf(was: boolean, is: boolean): VersionRow['change'] {
  return is ? 'fixed' : was ? 'broken' : 'unchanged';
}

function compare(db: Db, now: Side, before: Side, report: VersionReport): void {
  const { dimension } = now.reading.mapping;
  for (const { key, level: gold } of goldFor(db, dimension)) {
    const level = levelAt(now, key);
    const was_level = levelAt(before, key);
    if (gold === null || level === null || was_level === null) continue;
    const [was, is] = [isRight(before, was_level, gold), isRight(now, level, gold)];
    if (was && is) {
      report.right += 1;
      continue;
    }
    const change = changeOf(was, is);
    const about = subject(db, key);
    report.counts[change] += 1;
    report.rows.push({ transcript: about?.id ?? '', title: about?.title ?? '', dimension, change, was_level, level, gold });
  }
}

const ORDER: readonly VersionRow['change'][] = ['broken', 'unchanged', 'fixed'];

/**
 * What became of each dispute with gold between `was` (null: the grader's own earlier scores) and the grader as it is. What is broken comes
 * first. Throws `not_found` where the two are not read on a dimension in common.
 */
export function compareVersions(
  db: Db,
  { grader, was, dimension }: { grader: string; was: string | null; dimension: string },
): VersionReport {
  for (const name of was === null ? [grader] : [grader, was]) requireGrader(db, name);
  if (dimension !== '') dimensionNamed(db, dimension);
  return reading(db, () => {
    const all = readings(db).filter(({ mapping }) => dimension === '' || mapping.dimension === dimension);
    const report: VersionReport = { grader, was, right: 0, counts: { fixed: 0, broken: 0, unchanged: 0 }, rows: [] };
    const own = all.filter(({ mapping }) => mapping.grader === grader);
    let compared = 0;
    for (const one of own) {
      const other = was === null ? one : all.find(({ mapping }) => mapping.grader === was && mapping.dimension === one.mapping.dimension);
      if (other === undefined) continue;
      const column = was === null ? earlierColumn : scoreColumn;
      compared += 1;
      compare(
        db,
        { reading: one, column: scoreColumn(db, { grader, dimension: one.mapping.score_dimension }) },
        { reading: other, column: column(db, { grader: other.mapping.grader, dimension: other.mapping.score_dimension }) },
        report,
      );
    }
    if (compared === 0) throw notRead(grader, was, dimension);
    report.rows.sort((a, b) => ORDER.indexOf(a.change) - ORDER.indexOf(b.change));
    return report;
  });
}

function notRead(grader: string, was: string | null, dimension: string): TouchstoneError {
  const both = was === null ? `${grader} is` : `${grader} and ${was} are`;
  const where = dimension === '' ? 'on no dimension of the rubric' : `not on ${dimension}`;
  return new TouchstoneError('not_found', `${both} read as levels ${where}`, '', 'Say how with `touchstone mapping set`');
}
