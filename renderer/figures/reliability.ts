// The reliability diagram: forecast probabilities against observed shares, each bin with its interval, and n as a bar
// below.
import { axisX, axisY, dot, gridX, gridY, line, plot, ruleX, ruleY } from '@observablehq/plot';

/** One bin of forecasts; shares of 0 to 1. */
export interface Bin {
  mean_prob: number;
  observed: number;
  low: number;
  high: number;
  n: number;
}

const TICKS = [0, 0.25, 0.5, 0.75, 1];
const EVEN = [
  { x: 0, y: 0 },
  { x: 1, y: 1 },
];
const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** Where the bars of n begin below the axis, and their maximum length, in units of the y axis. */
const [GAP, DEEPEST] = [0.02, 0.14];

/** The figure as an SVG element. The broken line shows perfect calibration. */
export function reliability(bins: readonly Bin[], width: number): Element {
  const most = Math.max(1, ...bins.map(({ n }) => n));
  return plot({
    width,
    height: Math.round(Math.min(width * 0.85, 340)),
    marginLeft: 48,
    marginBottom: 40,
    marginTop: 24,
    style: { background: 'transparent', color: 'var(--ink-2)', fontSize: 'var(--size-11)' },
    x: { domain: [0, 1], label: null },
    y: { domain: [-GAP - DEEPEST, 1], label: null },
    marks: [
      gridX({ stroke: 'var(--line)', strokeOpacity: 1, ticks: TICKS }),
      gridY({ stroke: 'var(--line)', strokeOpacity: 1, ticks: TICKS }),
      axisX({
        stroke: 'var(--line)',
        fill: 'var(--ink-2)',
        ticks: TICKS,
        tickFormat: percent,
        label: 'probability',
        labelArrow: 'none',
      }),
      axisY({
        stroke: 'var(--line)',
        fill: 'var(--ink-2)',
        ticks: TICKS,
        tickFormat: percent,
        label: 'events',
        labelArrow: 'none',
      }),
      ruleY([0], { stroke: 'var(--ink-2)' }),
      line(EVEN, { x: 'x', y: 'y', stroke: 'var(--ink-3)', strokeDasharray: '3 3' }),
      ruleX(bins, { x: 'mean_prob', y1: 'low', y2: 'high', stroke: 'var(--ink-2)', strokeWidth: 1.5 }),
      dot(bins, { x: 'mean_prob', y: 'observed', r: 4.5, fill: 'var(--gold-ink)' }),
      ruleX(bins, {
        x: 'mean_prob',
        y1: -GAP,
        y2: ({ n }: Bin) => -GAP - (DEEPEST * n) / most,
        stroke: 'var(--edge)',
        strokeWidth: 5,
      }),
    ],
  });
}
