// The precision-recall curve: the share of flags that are right, against the share of events that are found.
import { curve, type Point } from './curve.ts';
import type { Marked } from './mark.ts';

/** `points`: sensitivity on x, precision on y; `prevalence`: the precision of flagging at random. */
export const precisionRecall = (points: readonly Point[], prevalence: number, width: number): Marked<Point> =>
  curve(points, {
    x: 'sensitivity (recall)',
    y: 'precision',
    chance: [
      { x: 0, y: prevalence },
      { x: 1, y: prevalence },
    ],
    step: true,
    width,
  });
