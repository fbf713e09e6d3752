// The result of a benchmark: a figure, what it is compared with in the same run, and the bar that it has to reach.

/**
 * `versus` names what was measured in the same run for comparison, and `ratio` is the value divided by it. `bar` is
 * what the ratio (without a ratio, the value) must reach or lie between. `ok` is null if there is no bar.
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
 * A benchmark: its name in `npm run bench -- NAME`, and its work. It returns a reason instead of figures if it cannot
 * run. `count` is the number of repetitions or units from the command line, if one is given.
 */
export interface Bench {
  name: string;
  about: string;
  run: (count?: number) => Promise<Figure[] | string>;
}

/** A figure whose value must lie between two others, or equal one of them. */
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

/** Rounds to four significant digits: no machine measures more precisely. */
export const rounded = (value: number): number => Number(value.toPrecision(4));

/** The value below which `share` of the sorted measurements lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
