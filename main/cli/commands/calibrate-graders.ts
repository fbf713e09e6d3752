// `touchstone calibrate --graders a,b,c`: several graders in one table, on the transcripts that all of them scored.
import type { CalibrateWish, GradersTable } from '../../../contract/calibration.ts';
import type { Estimate } from '../../../contract/estimate.ts';
import { gradersTable } from '../../work/calibration/index.ts';
import type { Db } from '../../store/index.ts';
import { json, out, say } from '../output.ts';
import { table } from '../table.ts';

const number = ({ estimate, low, high }: Estimate): string =>
  estimate === null
    ? 'none'
    : low === null || high === null
      ? estimate.toFixed(3)
      : `${estimate.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;

function tell({ rows, pairs, n, events, design, left_out, alone }: GradersTable): void {
  out(
    table(
      ['grader', 'flags from', 'accuracy', 'sensitivity', 'specificity', 'precision', 'F1', 'MCC', 'AUC'],
      rows.map(({ grader, threshold, accuracy, sensitivity, specificity, precision, f1, mcc, auc }) => [
        grader,
        String(threshold),
        ...[accuracy, sensitivity, specificity, precision, f1, mcc, auc].map(number),
      ]),
    ),
  );
  if (pairs.length > 0)
    out(
      `\n${table(
        ['first minus second', 'accuracy', 'p', 'F1', 'MCC', 'kappa', 'AUC'],
        pairs.map(({ grader, versus, accuracy, p, f1, mcc, kappa, auc }) => [
          `${grader} less ${versus}`,
          number(accuracy),
          p?.toPrecision(2) ?? 'none',
          ...[f1, mcc, kappa, auc].map(number),
        ]),
      )}`,
    );
  say(`${n} transcripts with gold that all of these graders scored, ${events} of them events; ${design}`);
  say('p tests the hypothesis of equal accuracy; it is not adjusted for the number of pairs');
  for (const one of alone)
    if (one.n > 0)
      say(`${one.n} transcripts are in no row, because ${one.grader} scored them and another grader did not`);
  for (const { grader, why } of left_out) say(`${grader} is left out: ${why}`);
}

/** Prints the table. */
export function printGraders(
  db: Db,
  wish: Omit<CalibrateWish, 'grader'>,
  graders: readonly string[],
  asJson: boolean,
): void {
  const found = gradersTable(db, { ...wish, graders });
  if (asJson) json(found);
  else tell(found);
}
