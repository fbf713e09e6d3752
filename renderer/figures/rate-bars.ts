// Rates by group as a figure: raw, gold and corrected side by side, each with its interval, zero included, n under every group.
import { axisFx, axisY, gridY, plot, ruleX, ruleY, dot } from '@observablehq/plot';

/** One rate of one group; shares of 0 to 1. */
export interface Bar {
  group: string;
  rate: 'raw' | 'gold' | 'corrected';
  value: number;
  low: number | null;
  high: number | null;
}

const GROUND = 'var(--paper)';
const COLOURS: Record<Bar['rate'], string> = { raw: 'var(--ink-2)', gold: 'var(--gold-ink)', corrected: 'var(--ink)' };

/** The figure as an SVG element; `groups` in their order, `nOf` what stands under each. */
export function rateBars(
  bars: readonly Bar[],
  { groups, nOf, width }: { groups: readonly string[]; nOf: (group: string) => string; width: number },
): Element {
  const withInterval = bars.filter(({ low, high }) => low !== null && high !== null);
  return plot({
    width,
    height: 280,
    marginLeft: 48,
    marginBottom: 48,
    style: { background: 'transparent', color: 'var(--ink-2)', fontSize: 'var(--size-11)' },
    fx: { domain: [...groups], padding: 0.2, label: null },
    x: { domain: ['raw', 'gold', 'corrected'], axis: null, padding: 0.6 },
    y: { domain: [0, 1], percent: false, label: null },
    marks: [
      gridY({ stroke: 'var(--line)', strokeOpacity: 1 }),
      axisY({ stroke: 'var(--line)', fill: 'var(--ink-2)', tickFormat: (share: number) => `${Math.round(100 * share)} %` }),
      axisFx({ anchor: 'bottom', fill: 'var(--ink-2)', tickFormat: (group: string) => `${group}\n${nOf(group)}`, lineWidth: 12 }),
      ruleY([0], { stroke: 'var(--ink-2)' }),
      ruleX(withInterval, { fx: 'group', x: 'rate', y1: 'low', y2: 'high', stroke: ({ rate }: Bar) => COLOURS[rate], strokeWidth: 1.5 }),
      dot(bars, {
        fx: 'group',
        x: 'rate',
        y: 'value',
        r: 4.5,
        stroke: ({ rate }: Bar) => COLOURS[rate],
        fill: ({ rate }: Bar) => (rate === 'raw' ? GROUND : COLOURS[rate]),
      }),
    ],
  });
}
