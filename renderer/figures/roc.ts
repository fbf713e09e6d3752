// The ROC curve: sensitivity against false-positive rate over all thresholds.
import { curve, type Point } from './curve.ts';
import type { Marked } from './mark.ts';

/** `points`: false-positive rate on x, sensitivity on y, beginning with the strictest threshold. */
export const roc = (points: readonly Point[], width: number): Marked<Point> =>
  curve(points, {
    x: 'false-positive rate',
    y: 'sensitivity',
    chance: [
      { x: 0, y: 0 },
      { x: 1, y: 1 },
    ],
    step: false,
    width,
  });
