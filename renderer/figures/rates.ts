// What the figures of rates share: what is drawn of a group, the looks of the three rates and of split groups, scales
// and texts.
import { plot, text, type Markish } from '@observablehq/plot';
import type { RateKind } from '../../contract/rates.ts';
import { printed } from '../parts/estimates.ts';

export const RATES = ['raw', 'gold', 'corrected'] as const satisfies readonly RateKind[];

/** A rate with its interval; shares of 0 to 1. `about` is told of the point when it is pointed at. */
export interface Drawn {
  value: number;
  low: number | null;
  high: number | null;
  about: string;
}

/** One group of the figure. */
export interface DrawnGroup {
  /** Value of the facet, and of the facet that splits it. */
  group: string;
  part: string | null;
  /** Where the value is a number. */
  x: number | null;
  n: number;
  n_gold: number;
  rates: Record<RateKind, Drawn | null>;
  /** With the evaluation-aware transcripts, where they are left out of `rates`. */
  whole: Record<RateKind, number | null> | null;
  /** The rate to quote, and how it reads. */
  quote: { rate: RateKind; text: string } | null;
  /** Address of the transcripts behind it. */
  href: string | null;
}

export const GROUND = 'var(--paper)';
export const INK = 'var(--ink)';
export const QUIET = 'var(--ink-2)';
export const LINE = 'var(--line)';

/** Hollow, gold and ink. */
export const LOOKS: Record<RateKind, { colour: string; fill: string; title: string }> = {
  raw: { colour: QUIET, fill: GROUND, title: 'as the grader says' },
  gold: { colour: 'var(--gold-ink)', fill: 'var(--gold-ink)', title: 'as gold says' },
  corrected: { colour: INK, fill: INK, title: 'corrected by gold' },
};

/** Styles of split groups: colours that are safe for colour blindness, each with its own sign and stroke. */
const SERIES = [
  { colour: INK, symbol: 'circle', dash: 'none' },
  { colour: 'var(--evidence-2)', symbol: 'square', dash: '6 3' },
  { colour: 'var(--evidence-1)', symbol: 'triangle', dash: '2 3' },
  { colour: 'var(--evidence-3)', symbol: 'diamond', dash: '8 3 2 3' },
  { colour: 'var(--evidence-4)', symbol: 'star', dash: '3 2' },
  { colour: 'var(--evidence-5)', symbol: 'wye', dash: '10 4' },
] as const;

type Look = { [K in keyof (typeof SERIES)[number]]: (typeof SERIES)[number][K] };

export interface Series {
  name: string;
  look: Look;
  groups: DrawnGroup[];
}

/** With more groups than styles, colours repeat with another sign. */
function lookOf(at: number): Look {
  const round = Math.floor(at / SERIES.length);
  const { colour } = SERIES[at % SERIES.length] ?? SERIES[0];
  const { symbol, dash } = SERIES[(at + round) % SERIES.length] ?? SERIES[0];
  return { colour, symbol, dash };
}

/** The split groups in their order, each with its look; one without a name where nothing is split. */
export function seriesOf(groups: readonly DrawnGroup[]): Series[] {
  const names = [...new Set(groups.map(({ part }) => part ?? ''))];
  return names.map((name, at) => ({
    name,
    look: lookOf(at),
    groups: groups.filter(({ part }) => (part ?? '') === name),
  }));
}

const TOPS = [0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8];

/** Where the axis of shares ends: above everything that is drawn. It begins at 0, always. */
export function topOf(groups: readonly DrawnGroup[], rates: readonly RateKind[]): number {
  const ends = groups.flatMap((group) =>
    rates.flatMap((rate) => [group.rates[rate]?.high ?? 0, group.rates[rate]?.value ?? 0, group.whole?.[rate] ?? 0]),
  );
  const most = Math.max(0, ...ends);
  return TOPS.find((top) => most <= top) ?? 1;
}

export const percent = (share: number): string => `${printed(String(Number((100 * share).toFixed(1))))} %`;

/** From data to pixels. */
export const scale =
  ([from, to]: readonly [number, number], [start, end]: readonly [number, number]) =>
  (value: number): number =>
    start + ((value - from) / (to - from || 1)) * (end - start);

const STEPS = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2];
const MOST_STEPS = 5;

/** Where the axis of shares has its marks, from 0 to `top`. */
export function stepsTo(top: number): number[] {
  const step = STEPS.find((one) => top / one <= MOST_STEPS + 0.001) ?? 0.2;
  return Array.from({ length: Math.floor(top / step + 0.001) + 1 }, (_, at) => at * step);
}

/** Roughly how wide words of this many characters are, at the size of figures. */
export const wide = (words: readonly string[]): number => 6.2 * Math.max(0, ...words.map(({ length }) => length));

/**
 * Words that take no more room than this: what is too long loses its middle, since names often differ at their ends.
 */
export const cut = (words: string, width: number): string => {
  const most = Math.max(4, Math.floor(width / 6.2));
  if (words.length <= most) return words;
  const end = Math.floor((most - 1) / 3);
  return `${words.slice(0, most - 1 - end)}…${words.slice(words.length - end)}`;
};

/** Marks are placed in pixels: what stands beside the axes then goes by the same scales as what stands between them. */
export const inPixels = (width: number, height: number, marks: Markish[]): Element =>
  plot({
    width,
    height,
    margin: 0,
    style: {
      background: 'transparent',
      color: QUIET,
      fontSize: 'var(--size-11)',
      fontFamily: 'var(--sans)',
      overflow: 'visible',
    },
    x: { type: 'identity', axis: null },
    y: { type: 'identity', axis: null },
    marks,
  });

/** One line of text. */
export interface Words {
  x: number;
  y: number;
  words: string;
}

/** Texts of one kind; `anchor` is where in a text its place is. */
export const texts = (
  all: readonly Words[],
  {
    anchor = 'start',
    fill = QUIET,
    bold = false,
  }: { anchor?: 'start' | 'middle' | 'end'; fill?: string; bold?: boolean } = {},
): Markish => text(all, { x: 'x', y: 'y', text: 'words', textAnchor: anchor, fill, fontWeight: bold ? 600 : 400 });
