// Several graders on the same gold, as a part of a report: the tables of `touchstone calibrate --graders`.
import type { GradersTable } from '../../../contract/calibration.ts';
import { figure, pText } from '../../../plots/estimates.ts';
import type { Block } from '../../exporters/index.ts';
import type { Db } from '../../store/index.ts';
import { graders } from '../calibration/index.ts';
import { counted, notes, number, table } from './parts.ts';

const VALUES = ['flags from', 'accuracy', 'sensitivity', 'specificity', 'precision', 'F1', 'MCC', 'AUC'];
const DIFFERENCES = ['accuracy', 'p', 'F1', 'MCC', 'kappa', 'AUC'];

const titles = (first: string, others: readonly string[]): string[] => [first, ...others.map((name) => `# ${name}`)];

const tables = ({ rows, pairs }: GradersTable): Block[] => [
  table(
    titles('grader', VALUES),
    rows.map(({ grader, threshold, accuracy, sensitivity, specificity, precision, f1, mcc, auc }) => [
      grader,
      String(threshold),
      ...[accuracy, sensitivity, specificity, precision, f1, mcc, auc].map(figure),
    ]),
  ),
  table(
    titles('first minus second', DIFFERENCES),
    pairs.map(({ grader, versus, accuracy, p, f1, mcc, kappa, auc }) => [
      `${grader} less ${versus}`,
      figure(accuracy),
      pText(p),
      ...[f1, mcc, kappa, auc].map(figure),
    ]),
  ),
];

/**
 * The comparison of the graders that are mapped to a dimension; empty if fewer than two have scores on gold. Throws
 * `cancelled`.
 */
export async function gradersBlocks(
  db: Db,
  dimension: string,
  names: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Block[]> {
  if (names.length < 2) return [];
  const found = await graders(db, { dimension, graders: names, filter: '', at: null }, signal);
  if (found.rows.length < 2) return [];
  const { n, events, design, left_out, alone } = found;
  return [
    { kind: 'heading', level: 3, title: `All graders on ${dimension}` },
    {
      kind: 'text',
      line: `${counted(n, 'transcript')} with gold that all of these graders scored, ${number(events)} of them events; ${design}. Each grader flags at the threshold of its mapping.`,
    },
    ...tables(found),
    ...notes([
      'p tests the hypothesis of equal accuracy; it is not adjusted for the number of pairs.',
      ...alone.flatMap((one) =>
        one.n > 0
          ? [`Not in the table: ${counted(one.n, 'transcript')} that ${one.grader} scored and another grader did not.`]
          : [],
      ),
      ...left_out.map(({ grader, why }) => `${grader} is left out: ${why}.`),
    ]),
  ];
}
