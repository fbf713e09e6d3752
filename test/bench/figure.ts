// What a benchmark reports: a figure measured in the same run as what it is compared with, and the bar it has to reach.

/**
 * `versus` names what was measured beside it, `ratio` is the figure against that, and `bar` what the ratio (or, where
 * there is no ratio, the value) must reach or be between. `better` says in which direction; `ok` is null where there is
 * no bar.
 */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  versus: string;
  ratio: number | null;
  bar: number | readonly [number, number] | null;
  ok: boolean | null;
}

/**
 * A benchmark: its name for `npm run bench -- NAME`, and the work. It returns no figures, but a reason, where it cannot
 * run. `count`: how many of what it repeats, where that was given.
 */
export interface Bench {
  name: string;
  about: string;
  run: (count?: number) => Promise<Figure[] | string>;
}

/** A figure whose value must be between two others, both of them good enough. */
export function figureBetween(
  part: Omit<Figure, 'ok' | 'bar' | 'ratio'>,
  [low, high]: readonly [number, number],
): Figure {
  return {
    ...part,
    value: rounded(part.value),
    ratio: null,
    bar: [low, high],
    ok: part.value >= low && part.value <= high,
  };
}

/** A figure whose ratio must be at least (or at most) the bar. */
export function figure(
  part: Omit<Figure, 'ok' | 'bar' | 'ratio'> & { ratio?: number; atLeast?: number; atMost?: number },
): Figure {
  const { atLeast, atMost, ratio = null, ...rest } = part;
  const measured = ratio ?? rest.value;
  const ok = atLeast !== undefined ? measured >= atLeast : atMost !== undefined ? measured <= atMost : null;
  return {
    ...rest,
    value: rounded(rest.value),
    ratio: ratio === null ? null : rounded(ratio),
    bar: atLeast ?? atMost ?? null,
    ok,
  };
}

/** Four significant digits: more would pretend to a precision that no machine has. */
export const rounded = (value: number): number => Number(value.toPrecision(4));

/** The value below which `share` of the sorted measurements lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** The median. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);
