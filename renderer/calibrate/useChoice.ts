// The choices of the Grader tab, from the address, with defaults.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { CalibrateWish } from '../../contract/calibration.ts';
import { AWARENESS } from '../../contract/rates.ts';
import { levelledMeasures } from '../../contract/measures.ts';
import type { Dimension } from '../../contract/rubric.ts';
import { useRead } from '../client/queries.ts';

export interface Choice {
  graders: readonly string[];
  /** All measures: dimensions with levels, and flags. */
  dimensions: readonly Dimension[];
  dimension: Dimension | undefined;
  wish: CalibrateWish;
  facets: readonly string[];
}

/** The grader and the dimension of the address; by default the first grader and a dimension that it is mapped to. */
export function useChoice(): Choice | null {
  const search = useSearch({ from: '/calibrate' });
  const rubric = useRead('study.rubric', {});
  const info = useRead('study.info', {});
  return useMemo(() => {
    if (rubric === null || info === null) return null;
    const graders = [...new Set(info.graders.map(({ grader }) => grader))];
    const dimensions = levelledMeasures(rubric);
    const dimension =
      dimensions.find(({ name }) => name === search.dimension) ??
      dimensions.find(({ name }) => name !== AWARENESS) ??
      dimensions[0];
    const wish = {
      grader: graders.find((name) => name === search.grader) ?? graders[0] ?? '',
      dimension: dimension?.name ?? '',
      filter: search.filter,
      at: search.at ?? null,
    };
    return { graders, dimensions, dimension, wish, facets: info.facets.filter((name) => !info.quiet.includes(name)) };
  }, [rubric, info, search.dimension, search.grader, search.filter, search.at]);
}

/** Changes the address without adding a step for Back. */
export function useGo() {
  const search = useSearch({ from: '/calibrate' });
  const navigate = useNavigate({ from: '/calibrate' });
  return (change: Partial<typeof search>): void =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
}
