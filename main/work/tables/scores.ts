// Automated scores from a flat table: a row for each score (long), or a column for each dimension (wide).
import { stat } from 'node:fs/promises';
import { ScoreState, type Score } from '../../../contract/score.ts';
import type { Json } from '../../../contract/transcript.ts';
import { plainScore, type TableRow } from '../../importers/index.ts';
import { addScore, type Db } from '../../store/index.ts';
import { ownScore } from './own-rows.ts';
import { cellText, emptyReport, firstCell, idColumn, takeRows, type TableOptions, type TableReport } from './rows.ts';

export interface ScoresOptions extends TableOptions {
  /** The grader of rows that name none. */
  grader: string;
  /** The dimension of rows that name none: their one value is its score. */
  dimension?: string | undefined;
}

const DIMENSION = ['dimension', 'metric'];
const VALUES = ['value', 'score', 'value_num', 'value_label', 'label', 'target', 'rating', 'verdict'];
const REASONS = ['explanation', 'rationale', 'reason', 'justification'];
const TIMES = ['at', 'created_at', 'timestamp'];
/** Columns of a wide table that are no scores. */
const BESIDE = new Set([
  'split',
  'predicate',
  'grader',
  'state',
  'source_file',
  'epoch',
  'model',
  'task',
  'title',
  'scenario',
  'arm',
  'checkpoint',
  ...REASONS,
  ...TIMES,
]);
const PREFIX = /^(?:score|label|scores|value)[_.]/;

/** The value as the table has it: text that is JSON's true, false or a number is that. */
function leaf(cell: Json | undefined): Json {
  if (typeof cell !== 'string') return cell ?? null;
  const text = cell.trim();
  return text === '' ? null : text;
}

function stateOf(cells: TableRow['cells'], score: Score): Score {
  const state = ScoreState.safeParse(cellText(cells['state']));
  return state.success && state.data !== 'scored' ? { ...score, state: state.data, value: null } : score;
}

/** What one row says, each dimension once; empty cells say nothing. */
export function scoresIn({ cells }: TableRow, { grader, by, dimension: given = '' }: ScoresOptions): Score[] {
  const id = idColumn(cells, by);
  const named = cellText(cells['grader']) || grader;
  const explanation = firstCell(cells, REASONS) || null;
  const at = firstCell(cells, TIMES) || null;
  const dimension = firstCell(cells, DIMENSION) || given;
  const score = (name: string, value: Json): Score => stateOf(cells, { ...plainScore(named, name, value), explanation, at });
  const unsaid = ScoreState.safeParse(cellText(cells['state'])).data ?? 'scored';
  if (dimension !== '') {
    const value = leaf(VALUES.map((name) => cells[name]).find((cell) => cellText(cell) !== ''));
    return value === null && unsaid === 'scored' ? [] : [score(dimension, value)];
  }
  const columns = Object.keys(cells).filter((name) => !BESIDE.has(name) && !('column' in id && name === id.column));
  const marked = columns.filter((name) => PREFIX.test(name));
  return (marked.length > 0 ? marked : columns).flatMap((name) => {
    const value = leaf(cells[name]);
    return value === null ? [] : [score(name.replace(PREFIX, ''), value)];
  });
}

/** Imports scores. Importing them again changes nothing; of two of one grader and dimension the later one counts. */
export async function importScores(db: Db, path: string, options: ScoresOptions): Promise<TableReport> {
  const report = emptyReport();
  const written = await stat(path).then(
    ({ mtime }) => mtime.toISOString(),
    () => null,
  );
  await takeRows(db, path, options, report, (row, key) => {
    const exported = ownScore(row.cells);
    const scores = exported === null ? scoresIn(row, options).map((score) => ({ ...score, at: score.at ?? written })) : [exported];
    if (scores.length === 0) return 'it holds no score';
    for (const score of scores) report[addScore(db, key, score)] += 1;
    return null;
  });
  return report;
}
