// The scores at each level of gold: one row per level, bars as shares of the row, and the threshold as a line through
// all rows.
import { axisFy, axisX, plot, rectY, ruleY } from '@observablehq/plot';
import { moved, onTop, type Marked } from './mark.ts';

/** A bar: `share` of the transcripts of a gold level have a score from `from` to `to`. */
export interface ScoreBar {
  level: string;
  from: number;
  to: number;
  share: number;
  /** Whether this level of gold counts as an event. */
  event: boolean;
}

/**
 * Maximum number of bars: each distinct score has one; if there are more, scores are grouped into this many bars of
 * equal width.
 */
const MOST_BARS = 24;

/** The edges of the bars: midway between neighbouring scores, or equally spaced if there are too many scores. */
export function edgesOf(distinct: ArrayLike<number>): number[] {
  const values = Array.from(distinct);
  const [first = 0, last = 0] = [values[0], values.at(-1)];
  if (values.length > MOST_BARS)
    return Array.from({ length: MOST_BARS + 1 }, (_, at) => first + ((last - first) * at) / MOST_BARS);
  const gaps = values.slice(1).map((value, at) => value - (values[at] ?? value));
  const half = gaps.length === 0 ? 0.5 : Math.min(...gaps) / 2;
  return [first - half, ...values.slice(1).map((value, at) => (value + (values[at] ?? value)) / 2), last + half];
}

/**
 * The figure as an SVG element; `levels` from top to bottom, each with its n; `unit` is the label of the x axis. The
 * mark is a score: scores to its right are flagged.
 */
export function scoreDistribution(
  bars: readonly ScoreBar[],
  {
    levels,
    nOf,
    domain,
    unit,
    width,
  }: {
    levels: readonly string[];
    nOf: (level: string) => number;
    domain: [number, number];
    unit: string;
    width: number;
  },
): Marked<number> {
  const figure = plot({
    width,
    height: 56 + 44 * levels.length,
    marginLeft: 16,
    // twelve ems of labels, the tick before them, and a margin
    marginRight: 152,
    marginTop: 8,
    marginBottom: 40,
    style: { background: 'transparent', color: 'var(--ink-2)', fontSize: 'var(--size-11)' },
    x: { domain, label: null },
    y: { domain: [0, 1], axis: null },
    fy: { domain: [...levels], padding: 0.15, label: null },
    marks: [
      ruleY([0], { stroke: 'var(--line)' }),
      rectY(bars, {
        fy: 'level',
        x1: 'from',
        x2: 'to',
        y: 'share',
        inset: 0.5,
        fill: ({ event }: ScoreBar) => (event ? 'var(--gold)' : 'var(--edge)'),
      }),
      axisX({ stroke: 'var(--line)', fill: 'var(--ink-2)', label: unit, labelArrow: 'none' }),
      axisFy({
        anchor: 'right',
        fill: 'var(--ink)',
        tickFormat: (level: string) => `${level}\nn = ${nOf(level)}`,
        lineWidth: 12,
      }),
    ],
  });
  const across = figure.scale('x');
  const height = Number(figure.getAttribute('height'));
  const here = onTop(figure, 'line', {
    y1: 4,
    y2: height - 36,
    stroke: 'var(--ink)',
    'stroke-width': 1.5,
    'data-mark': 'threshold',
  });
  return {
    element: figure,
    mark: (score) => {
      const at = score === null ? null : Number(across?.apply(score));
      moved(here, at === null ? null : { x1: at, x2: at });
    },
  };
}
