// From one group to another: a panel for each of the three rates, a line for each split group, the difference above it.
import { dot, line, ruleX, ruleY, type Markish } from '@observablehq/plot';
import type { RateKind } from '../../contract/rates.ts';
import {
  cut,
  GROUND,
  INK,
  inPixels,
  LINE,
  LOOKS,
  percent,
  QUIET,
  RATES,
  scale,
  seriesOf,
  stepsTo,
  texts,
  topOf,
  wide,
  type DrawnGroup,
  type Series,
} from './rates.ts';

const TOP = 46;
const HIGH = 220;
const LEFT = 52;
const BELOW = 18;
const COUNTS = 15;
const ASIDE = 5;

export interface SlopeWish {
  first: string;
  second: string;
  /** Second minus first, in words, by split group ('' where nothing is split). */
  differences: Readonly<Record<RateKind, ReadonlyMap<string, string>>>;
}

interface Panel {
  kind: RateKind;
  /** Where the two groups stand. */
  xs: readonly [number, number];
  middle: number;
  width: number;
}

function panelsOf(kinds: readonly RateKind[], start: number, end: number): Panel[] {
  const width = (end - start) / Math.max(1, kinds.length);
  return kinds.map((kind, at) => {
    const from = start + at * width;
    return { kind, xs: [from + 0.22 * width, from + 0.78 * width], middle: from + width / 2, width };
  });
}

const groupsOf = ({ groups }: Series, { first, second }: SlopeWish): (DrawnGroup | undefined)[] =>
  [first, second].map((name) => groups.find(({ group }) => group === name));

function slopes(
  { kind, xs }: Panel,
  all: readonly Series[],
  wish: SlopeWish,
  up: (share: number) => number,
): Markish[] {
  return all.flatMap((series, place): Markish[] => {
    const aside = ASIDE * (place - (all.length - 1) / 2);
    const colour = all.length === 1 ? LOOKS[kind].colour : series.look.colour;
    const points = groupsOf(series, wish).flatMap((group, end) => {
      const drawn = group?.rates[kind] ?? null;
      if (group === undefined || drawn === null) return [];
      const { value, low, high, about } = drawn;
      const x = xs[end === 0 ? 0 : 1] + aside;
      const words = end === 0 ? { words: percent(value), at: x - 9 } : { words: percent(value), at: x + 9 };
      return [
        {
          x,
          y: up(value),
          low: low === null ? null : up(low),
          high: high === null ? null : up(high),
          about,
          href: group.href,
          ...words,
          end,
        },
      ];
    });
    const said = (end: number, anchor: 'start' | 'end'): Markish =>
      texts(
        points.filter((point) => point.end === end).map(({ at, y, words }) => ({ x: at, y, words })),
        { anchor, fill: colour },
      );
    return [
      line(points, { x: 'x', y: 'y', stroke: colour, strokeWidth: 1.5, strokeDasharray: series.look.dash }),
      ruleX(
        points.filter(({ low, high }) => low !== null && high !== null),
        { x: 'x', y1: 'low', y2: 'high', stroke: colour, strokeWidth: 1.25, strokeOpacity: 0.75 },
      ),
      dot(points, {
        x: 'x',
        y: 'y',
        r: 4,
        symbol: series.look.symbol,
        stroke: colour,
        fill: kind === 'raw' ? GROUND : colour,
        title: 'about',
        href: 'href',
      }),
      ...(all.length === 1 ? [said(0, 'end'), said(1, 'start')] : []),
    ];
  });
}

/** The name of the panel, what the difference is where there is one line, and below it the two groups with their n. */
function words({ kind, xs, middle, width }: Panel, all: readonly Series[], wish: SlopeWish, bottom: number): Markish[] {
  const only = all.length === 1 ? all[0] : undefined;
  const difference = only === undefined ? undefined : wish.differences[kind].get(only.name);
  const under = [wish.first, wish.second].map((name, end) => ({
    x: xs[end === 0 ? 0 : 1],
    y: bottom + BELOW,
    words: cut(name, width * 0.5),
  }));
  const counts = all.map((series, place): Markish =>
    texts(
      groupsOf(series, wish).flatMap((group, end) =>
        group === undefined
          ? []
          : [
              {
                x: xs[end === 0 ? 0 : 1],
                y: bottom + BELOW + (place + 1) * COUNTS,
                words: `n ${group.n} (${group.n_gold})`,
              },
            ],
      ),
      { anchor: 'middle', fill: all.length === 1 ? QUIET : series.look.colour },
    ),
  );
  return [
    texts([{ x: middle, y: 10, words: LOOKS[kind].title }], { anchor: 'middle', fill: LOOKS[kind].colour, bold: true }),
    texts(difference === undefined ? [] : [{ x: middle, y: 26, words: difference }], { anchor: 'middle', fill: INK }),
    texts(under, { anchor: 'middle', fill: INK }),
    ...counts,
  ];
}

/** Names of split groups, with their differences, beside the last panel. */
function names(all: readonly Series[], x: number): Markish[] {
  if (all.length === 1) return [];
  return all.flatMap(({ name, look }, at) => {
    const y = TOP + 6 + at * 18;
    return [
      dot([{ x, y }], { x: 'x', y: 'y', r: 4, symbol: look.symbol, stroke: look.colour, fill: look.colour }),
      texts([{ x: x + 10, y, words: name }], { fill: look.colour }),
    ];
  });
}

/** The figure as an SVG element, `width` pixels wide; of the groups, the two that the wish names. */
export function rateSlope(groups: readonly DrawnGroup[], wish: SlopeWish, width: number): Element {
  const shown = groups.filter(({ group }) => group === wish.first || group === wish.second);
  const kinds = RATES.filter((kind) => shown.some(({ rates }) => rates[kind] !== null));
  const all = seriesOf(shown);
  const right = width - (all.length === 1 ? 8 : Math.min(0.25 * width, wide(all.map(({ name }) => name)) + 36));
  const bottom = TOP + HIGH;
  const top = topOf(shown, kinds);
  const up = scale([0, top], [bottom, TOP]);
  const panels = panelsOf(kinds, LEFT, right);
  const steps = stepsTo(top).map((share) => ({ x: LEFT - 6, y: up(share), words: percent(share) }));
  return inPixels(width, bottom + BELOW + all.length * COUNTS + 12, [
    ruleY(steps, { y: 'y', x1: LEFT, x2: right, stroke: LINE }),
    ruleY([{ y: bottom }], { y: 'y', x1: LEFT, x2: right, stroke: QUIET }),
    texts(steps, { anchor: 'end' }),
    ...panels.flatMap((panel) => [...slopes(panel, all, wish, up), ...words(panel, all, wish, bottom)]),
    ...names(all, right + 14),
  ]);
}
