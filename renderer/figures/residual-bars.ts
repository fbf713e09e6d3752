// Where a grader is higher or lower than gold: in each group the mean of level minus gold with its interval, and n.
import { axisX, axisY, dot, gridX, plot, ruleX, ruleY } from '@observablehq/plot';

export interface Residual {
  group: string;
  mean: number;
  low: number | null;
  high: number | null;
  n: number;
}

/** The figure as an SVG element; right of zero the grader is higher than gold. */
export function residualBars(all: readonly Residual[], width: number): Element {
  const ends = all.flatMap(({ mean, low, high }) => [mean, low ?? mean, high ?? mean]);
  const reach = Math.max(0.5, ...ends.map(Math.abs)) * 1.05;
  const n = new Map(all.map((one) => [one.group, one.n]));
  const withInterval = all.filter(({ low, high }) => low !== null && high !== null);
  return plot({
    width,
    height: 56 + 32 * all.length,
    marginLeft: Math.min(220, Math.round(width * 0.4)),
    marginTop: 8,
    marginBottom: 40,
    style: { background: 'transparent', color: 'var(--ink-2)', fontSize: 'var(--size-11)' },
    x: { domain: [-reach, reach], label: null },
    y: { domain: all.map(({ group }) => group), label: null, type: 'point', padding: 0.6 },
    marks: [
      gridX({ stroke: 'var(--line)', strokeOpacity: 1 }),
      ruleX([0], { stroke: 'var(--ink-2)' }),
      axisX({
        stroke: 'var(--line)',
        fill: 'var(--ink-2)',
        label: 'levels: lower than gold below 0, higher above',
        labelAnchor: 'center',
        labelArrow: 'none',
      }),
      axisY({ fill: 'var(--ink)', tickSize: 0, tickFormat: (group: string) => `${group} · n ${n.get(group) ?? 0}` }),
      ruleY(withInterval, { y: 'group', x1: 'low', x2: 'high', stroke: 'var(--ink)', strokeWidth: 1.5 }),
      dot(all, { y: 'group', x: 'mean', r: 4.5, fill: 'var(--ink)' }),
    ],
  });
}
