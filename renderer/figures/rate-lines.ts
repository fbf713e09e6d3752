// One rate over the numbers of a facet: a line for each split group, with its intervals, and n under every value.
import { dot, line as path, ruleX, ruleY, type Markish } from '@observablehq/plot';
import type { RateKind } from '../../contract/rates.ts';
import { numberAxis, short, type NumberAxis } from './axis.ts';
import {
  cut,
  INK,
  inPixels,
  LINE,
  LOOKS,
  percent,
  QUIET,
  scale,
  seriesOf,
  stepsTo,
  texts,
  topOf,
  wide,
  GROUND,
  type DrawnGroup,
  type Series,
} from './rates.ts';

const TOP = 14;
const HIGH = 250;
const LEFT = 52;
const AXIS = 40;
const COUNTS = 17;
/** How far lines are moved apart, so that intervals at one value can be told from each other. */
const ASIDE = 5;
/** Names beside the ends of lines need so much room each. */
const NAME = 14;

export interface LinesWish {
  rate: RateKind;
  log: boolean;
  /** The facet along the axis. */
  facet: string;
}

interface Line {
  series: Series;
  colour: string;
  fill: string;
  points: { x: number; y: number; low: number | null; high: number | null; about: string; href: string | null }[];
}

function linesOf(all: readonly Series[], rate: RateKind, at: NumberAxis['at'], up: (share: number) => number): Line[] {
  const only = all.length === 1;
  return all.map((series, place) => {
    const aside = ASIDE * (place - (all.length - 1) / 2);
    const colour = only ? LOOKS[rate].colour : series.look.colour;
    const points = series.groups.flatMap(({ x, rates, href }) => {
      const drawn = rates[rate];
      if (x === null || drawn === null) return [];
      const { value, low, high, about } = drawn;
      return [
        {
          x: at(x) + aside,
          y: up(value),
          low: low === null ? null : up(low),
          high: high === null ? null : up(high),
          about,
          href,
        },
      ];
    });
    return { series, colour, fill: rate === 'raw' ? GROUND : colour, points: points.sort((a, b) => a.x - b.x) };
  });
}

/** Names beside the last points, none over another and, as long as there is room, none below the axis. */
function ends(
  lines: readonly Line[],
  x: number,
  room: number,
  bottom: number,
): { x: number; y: number; words: string; colour: string }[] {
  const names = lines
    .flatMap(({ series, colour, points }) => {
      const last = points.at(-1);
      return last === undefined ? [] : [{ x, y: last.y, words: cut(series.name, room), colour }];
    })
    .sort((a, b) => a.y - b.y);
  let free = 0;
  for (const name of names) {
    name.y = Math.max(name.y, free);
    free = name.y + NAME;
  }
  let most = Math.max(bottom, TOP + (names.length - 1) * NAME);
  for (const name of names.toReversed()) {
    name.y = Math.min(name.y, most);
    most = name.y - NAME;
  }
  return names;
}

/**
 * How many transcripts are behind each point: a line of numbers for each split group, under the values that are named.
 */
function counts(all: readonly Series[], { at, named }: NumberAxis, x: number, y: number, room: number): Markish[] {
  return [
    texts([{ x, y: y - COUNTS, words: 'n (gold)' }]),
    ...all.flatMap(({ name, groups }, line) => [
      texts([{ x, y: y + line * COUNTS, words: cut(name, room) }]),
      texts(
        named.flatMap((value) => {
          const found = groups.find((group) => group.x === value);
          return found === undefined
            ? []
            : [{ x: at(value), y: y + line * COUNTS, words: `${found.n} (${found.n_gold})` }];
        }),
        { anchor: 'middle' },
      ),
    ]),
  ];
}

/** The figure as an SVG element, `width` pixels wide. Groups whose value is no number are not in it. */
export function rateLines(groups: readonly DrawnGroup[], { rate, log, facet }: LinesWish, width: number): Element {
  const shown = groups.filter(({ x }) => x !== null && (!log || x >= 0));
  const all = seriesOf(shown);
  const room = Math.min(0.28 * width, Math.max(56, wide(all.map(({ name }) => name))));
  const [right, bottom] = [width - room - 26, TOP + HIGH];
  const top = topOf(shown, [rate]);
  const up = scale([0, top], [bottom, TOP]);
  const axis = numberAxis(
    shown.flatMap(({ x }) => x ?? []),
    log,
    [LEFT + 16, right - 16],
  );
  const lines = linesOf(all, rate, axis.at, up);
  const steps = stepsTo(top).map((share) => ({ x: LEFT - 6, y: up(share), words: percent(share) }));
  const named = axis.named.map((value) => ({ x: axis.at(value), y: bottom + 13, words: short(value) }));
  const names = all.length === 1 ? [] : ends(lines, right + 12, room, bottom);
  const below = bottom + AXIS + COUNTS;
  return inPixels(width, below + all.length * COUNTS, [
    ruleY(steps, { y: 'y', x1: LEFT, x2: right, stroke: LINE }),
    ruleY([{ y: bottom }], { y: 'y', x1: LEFT, x2: right, stroke: QUIET }),
    ruleX(axis.broken === null ? [] : [{ x: axis.broken }], {
      x: 'x',
      y1: TOP,
      y2: bottom,
      stroke: QUIET,
      strokeDasharray: '2 4',
    }),
    texts(steps, { anchor: 'end' }),
    texts(named, { anchor: 'middle' }),
    texts([{ x: (LEFT + right) / 2, y: bottom + 29, words: log ? `${facet} (logarithmic)` : facet }], {
      anchor: 'middle',
      fill: INK,
    }),
    ...lines.flatMap(({ series: { look }, colour, fill, points }): Markish[] => [
      path(points, { x: 'x', y: 'y', stroke: colour, strokeWidth: 1.5, strokeDasharray: look.dash }),
      ruleX(
        points.filter(({ low, high }) => low !== null && high !== null),
        { x: 'x', y1: 'low', y2: 'high', stroke: colour, strokeWidth: 1.25, strokeOpacity: 0.75 },
      ),
      dot(points, { x: 'x', y: 'y', r: 4, symbol: look.symbol, stroke: colour, fill, title: 'about', href: 'href' }),
    ]),
    ...names.map((name) => texts([name], { fill: name.colour })),
    ...counts(all, axis, right + 12, below, room),
  ]);
}
