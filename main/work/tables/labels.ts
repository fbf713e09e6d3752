// Labels made elsewhere, from a flat table: they go in as a rater's events, like those of the window, and never over what is there.
import { Sureness, applyChange, type Change, type Label, type LabelEvent } from '../../../contract/label.ts';
import { dimensionsFor, type Dimension, type Rubric } from '../../../contract/rubric.ts';
import type { TableRow } from '../../importers/index.ts';
import { currentRubric, joinRater, labelOf, record, subject, type Db } from '../../store/index.ts';
import { NO_TIME, timeOr, uuidOf } from './events.ts';
import { takeOwn } from './own-labels.ts';
import { ownLabel } from './own-rows.ts';
import { cellText, emptyReport, firstCell, idColumn, takeRows, type TableOptions, type TableReport } from './rows.ts';

export interface LabelsOptions extends TableOptions {
  /** The rater of rows that name none. */
  rater?: string | undefined;
}

const RATERS = ['rater', 'rater_id', 'annotator', 'annotator_name', 'reviewer', 'reviewerName', 'labeler'];
const LEVELS = ['level', 'value', 'value_num', 'value_label', 'label', 'target', 'score'];
const TIMES = ['at', 'created_at', 'time', 'timestamp'];

/** The level of a dimension by its number or name. */
function levelIn({ levels }: Dimension, text: string): number | null {
  const wanted = text.toLowerCase();
  const number = Number(wanted);
  const found = levels.find((level) => level.value === number || level.name.toLowerCase() === wanted);
  if (found !== undefined) return found.value;
  // two levels are a yes and a no
  const [no, yes] = [levels[0]?.value ?? 0, levels.at(-1)?.value ?? 1];
  if (levels.length !== 2) return null;
  return ['true', 'yes'].includes(wanted) ? yes : ['false', 'no'].includes(wanted) ? no : null;
}

interface Said {
  dimension: Dimension;
  level: number;
}

const list = (rubric: Rubric): string => rubric.dimensions.map(({ name }) => name).join(', ');
const levels = ({ levels: all }: Dimension): string => all.map(({ value, name }) => `${value} ${name}`).join(', ');

function said(rubric: Rubric, name: string, text: string): Said | string {
  const dimension = rubric.dimensions.find((each) => each.name === name);
  if (dimension === undefined) return `the rubric has no dimension ${name} (it has ${list(rubric)})`;
  const level = levelIn(dimension, text);
  return level === null ? `${name} has no level ${text} (it has ${levels(dimension)})` : { dimension, level };
}

/** What a row says: one dimension (long), or one for each column that is named like a dimension (wide). */
function answersIn({ cells }: TableRow, rubric: Rubric, by: string | undefined): Said[] | string {
  const name = cellText(cells['dimension']);
  if (name !== '') {
    const one = said(rubric, name, firstCell(cells, LEVELS));
    return typeof one === 'string' ? one : [one];
  }
  const id = idColumn(cells, by);
  const known = new Set(rubric.dimensions.map((each) => each.name));
  const columns = Object.keys(cells).filter(
    (column) => known.has(column.replace(/^label_/, '')) && !('column' in id && column === id.column),
  );
  if (columns.length === 0) return `no column is a dimension of the rubric (${list(rubric)}), and there is no column \`dimension\``;
  const all = columns
    .filter((column) => cellText(cells[column]) !== '')
    .map((column) => said(rubric, column.replace(/^label_/, ''), cellText(cells[column])));
  const wrong = all.find((each) => typeof each === 'string');
  return wrong ?? all.filter((each) => typeof each !== 'string');
}

interface Taking {
  db: Db;
  rubric: Rubric;
  report: TableReport;
  path: string;
  options: LabelsOptions;
}

/** What a row changes in the label as it stands; a level that differs from the one there is a conflict and changes nothing. */
function changesOf({ report, path }: Taking, row: TableRow, answers: readonly Said[], label: Label): Change[] {
  const note = cellText(row.cells['note']);
  const sureness = Sureness.safeParse(cellText(row.cells['sureness']) || cellText(row.cells['confidence']));
  return answers.flatMap(({ dimension, level }): Change[] => {
    const before = label.dimensions[dimension.name]?.answer;
    if (before !== undefined && before !== null) {
      if (before.state === 'level' && before.level === level) report.unchanged += 1;
      else {
        const has = before.state === 'level' ? `level ${before.level}` : 'cannot judge';
        report.conflicts.push({
          path,
          where: row.where,
          reason: `${dimension.name} has ${has} from this rater already; level ${level} was not taken`,
        });
      }
      return [];
    }
    report.added += 1;
    return [
      { kind: 'answer', dimension: dimension.name, answer: { state: 'level', level } },
      ...(note === '' ? [] : [{ kind: 'note' as const, dimension: dimension.name, text: note }]),
      ...(sureness.success ? [{ kind: 'sureness' as const, dimension: dimension.name, sureness: sureness.data }] : []),
    ];
  });
}

/** Submitted as soon as every dimension that is asked has its answer. */
function submission(rubric: Rubric, scenario: string | null, label: Label): Change[] {
  const whole = dimensionsFor(rubric, scenario).every(({ name }) => label.dimensions[name]?.answer);
  return whole && !label.submitted ? [{ kind: 'submit', on: true, seconds: 0, coverage: 1 }] : [];
}

function take(taking: Taking, row: TableRow, key: number): string | null {
  const { db, rubric, options, report, path } = taking;
  const exported = ownLabel(row.cells);
  if (exported !== null)
    return 'refused' in exported ? exported.refused : takeOwn(db, report, { path, where: row.where }, exported.row, key);
  const rater = firstCell(row.cells, RATERS) || (options.rater ?? '');
  if (rater === '') return `no column names the rater (one of ${RATERS.join(', ')}, or give --rater)`;
  const answers = answersIn(row, rubric, options.by);
  if (typeof answers === 'string') return answers;
  if (answers.length === 0) return 'it holds no level';
  const about = subject(db, key);
  if (about === undefined) return 'its transcript is gone';
  joinRater(db, { id: rater, name: firstCell(row.cells, ['rater_name']) || rater });
  const before = labelOf(db, key, rater);
  const own = changesOf(taking, row, answers, before);
  const changes = own.length === 0 ? [] : [...own, ...submission(rubric, about.scenario, own.reduce(applyChange, before))];
  const at = timeOr(firstCell(row.cells, TIMES), NO_TIME);
  const events = changes.map((change): LabelEvent => ({
    id: uuidOf(about.id, rater, at, change),
    at,
    transcript: about.id,
    rater,
    round: 'main',
    rubric: rubric.version,
    queue: null,
    seen_grader: false,
    change,
  }));
  record(db, events);
  return null;
}

/** Imports labels. Importing them again changes nothing, and no level that a rater gave is ever replaced. */
export async function importLabels(db: Db, path: string, options: LabelsOptions): Promise<TableReport> {
  const report = emptyReport();
  const taking: Taking = { db, rubric: currentRubric(db), report, path, options };
  await takeRows(db, path, options, report, (row, key) => take(taking, row, key));
  return report;
}
