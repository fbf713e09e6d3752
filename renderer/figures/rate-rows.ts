// Rates by group, one row a group: raw, gold and corrected below each other, each with its interval, n under every
// name.
import { dot, ruleX, ruleY, type Markish } from '@observablehq/plot';
import type { RateKind } from '../../contract/rates.ts';
import {
  cut,
  INK,
  inPixels,
  LINE,
  LOOKS,
  percent,
  QUIET,
  RATES,
  scale,
  stepsTo,
  texts,
  topOf,
  wide,
  type DrawnGroup,
} from './rates.ts';

const ROW = 42;
const HEAD = 26;
const KEY = 30;
const AXIS = 26;
/** How far the rates of a row stand from each other. */
const APART = 10;
/** Narrower than this there is no room for the rates in words. */
const ROOMY = 560;

interface Placed {
  y: number;
  group: DrawnGroup;
}

interface Layout {
  rows: Placed[];
  heads: { y: number; name: string }[];
  end: number;
}

/** Rows from the top, with the name of a group above its parts. */
function placed(groups: readonly DrawnGroup[]): Layout {
  const rows: Placed[] = [];
  const heads: Layout['heads'] = [];
  let y = KEY;
  let before: string | null = null;
  for (const group of groups) {
    if (group.part !== null && group.group !== before) {
      heads.push({ y: y + HEAD / 2 + 4, name: group.group });
      y += HEAD;
    }
    before = group.group;
    rows.push({ y: y + ROW / 2, group });
    y += ROW;
  }
  return { rows, heads, end: y };
}

/** Which sign is which rate, above the figure. */
function keyOf(kinds: readonly RateKind[], left: number, withWhole: boolean): Markish[] {
  let x = left + 5;
  const y = 9;
  const words = [
    ...kinds.map((kind) => LOOKS[kind].title),
    ...(withWhole ? ['with evaluation-aware transcripts'] : []),
  ];
  return words.flatMap((word, at): Markish[] => {
    const look = LOOKS[kinds[at] ?? 'raw'];
    const sign =
      at < kinds.length
        ? dot([{ x, y }], { x: 'x', y: 'y', r: 4, stroke: look.colour, fill: look.fill })
        : whole([{ x, y }], QUIET);
    const label = texts([{ x: x + 9, y, words: word }]);
    x += wide([word]) + 30;
    return [sign, label];
  });
}

/** An upright stroke: the rate with those that are left out. */
const whole = (all: { x: number; y: number }[], stroke: string): Markish =>
  ruleX(all, {
    x: 'x',
    y1: ({ y }: { y: number }) => y - 5,
    y2: ({ y }: { y: number }) => y + 5,
    stroke,
    strokeWidth: 1.5,
  });

function ratesOf(kind: RateKind, rows: readonly Placed[], offset: number, at: (share: number) => number): Markish[] {
  const { colour, fill } = LOOKS[kind];
  const points = rows.flatMap(({ y, group: { rates, href } }) => {
    const drawn = rates[kind];
    if (drawn === null) return [];
    const { value, low, high, about } = drawn;
    return [
      {
        x: at(value),
        y: y + offset,
        low: low === null ? null : at(low),
        high: high === null ? null : at(high),
        about,
        href,
      },
    ];
  });
  const before = rows.flatMap(({ y, group }) => {
    const share = group.whole?.[kind] ?? null;
    return share === null ? [] : [{ x: at(share), y: y + offset }];
  });
  const between = points.filter(({ low, high }) => low !== null && high !== null);
  return [
    ruleY(between, { y: 'y', x1: 'low', x2: 'high', stroke: colour, strokeWidth: 1.5 }),
    whole(before, colour),
    dot(points, { x: 'x', y: 'y', r: 4, stroke: colour, fill, title: 'about', href: 'href' }),
  ];
}

/** The rate to quote of each row, in words, at the right. */
function quotes(rows: readonly Placed[], x: number): Markish[] {
  const quoted = rows.flatMap(({ y, group: { quote } }) =>
    quote === null ? [] : [{ x, y, words: quote.text, rate: quote.rate }],
  );
  const of = (kind: RateKind): Markish =>
    texts(
      quoted.filter(({ rate }) => rate === kind),
      { anchor: 'end', fill: LOOKS[kind].colour },
    );
  return [texts([{ x, y: 9, words: 'to quote' }], { anchor: 'end' }), ...RATES.map(of)];
}

/** The figure as an SVG element, `width` pixels wide and as high as its groups need. */
export function rateRows(groups: readonly DrawnGroup[], width: number): Element {
  const kinds = RATES.filter((kind) => groups.some(({ rates }) => rates[kind] !== null));
  const { rows, heads, end } = placed(groups);
  const indent = heads.length > 0 ? 12 : 0;
  const counts = rows.map(({ y, group: { n, n_gold } }) => ({ x: indent, y: y + 8, words: `n ${n}, gold ${n_gold}` }));
  const names = rows.map(({ y, group: { group, part } }) => ({ y: y - 7, name: part ?? group }));
  const longest = wide([...names, ...heads].map(({ name }) => name).concat(counts.map(({ words }) => words)));
  const left = Math.max(90, Math.min(0.36 * width, longest + indent + 14));
  const inWords = width >= ROOMY && groups.some(({ quote }) => quote !== null);
  const right = inWords ? 150 : 16;
  const top = topOf(groups, kinds);
  const at = scale([0, top], [left, width - right]);
  const steps = stepsTo(top).map((share) => ({ x: at(share), y: end + 14, words: percent(share) }));
  return inPixels(width, end + AXIS, [
    ruleX(steps, { x: 'x', y1: KEY - 4, y2: end, stroke: LINE }),
    ruleX([{ x: at(0) }], { x: 'x', y1: KEY - 4, y2: end, stroke: QUIET }),
    texts(steps, { anchor: 'middle' }),
    ...keyOf(
      kinds,
      left,
      groups.some((group) => group.whole !== null),
    ),
    texts(
      heads.map(({ y, name }) => ({ x: 0, y, words: cut(name, left - 8) })),
      { fill: INK, bold: true },
    ),
    texts(
      names.map(({ y, name }) => ({ x: indent, y, words: cut(name, left - indent - 8) })),
      { fill: INK },
    ),
    texts(counts),
    ...kinds.flatMap((kind, place) => ratesOf(kind, rows, APART * (place - (kinds.length - 1) / 2), at)),
    ...(inWords ? quotes(rows, width) : []),
  ]);
}
