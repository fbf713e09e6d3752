// The choices of the Grader tab, from the address, with defaults.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { CalibrateWish } from '../../contract/calibration.ts';
import { AWARENESS } from '../../contract/rates.ts';
import { levelledMeasures } from '../../contract/measures.ts';
import { positiveFrom, type Dimension, type Rubric } from '../../contract/rubric.ts';
import type { StudyInfo } from '../../contract/study.ts';
import { useRead } from '../client/queries.ts';

export interface Choice {
  graders: readonly string[];
  /** All measures: dimensions with levels, and flags. */
  dimensions: readonly Dimension[];
  dimension: Dimension | undefined;
  /** The level from which it is an event, as chosen or by the rubric; null if there is no dimension. */
  from: number | null;
  wish: CalibrateWish;
  facets: readonly string[];
}

type Address = Pick<ReturnType<typeof useAddress>, 'dimension' | 'grader' | 'filter' | 'at'>;

const useAddress = () => useSearch({ from: '/calibrate' });

/** The choices of an address: by default the first grader, and the first measure that is not awareness. */
export function choiceOf(
  rubric: Pick<Rubric, 'dimensions' | 'flags'>,
  info: Pick<StudyInfo, 'graders' | 'facets' | 'quiet'>,
  { dimension: wanted, grader, filter, at }: Address,
): Choice {
  const graders = [...new Set(info.graders.map((one) => one.grader))];
  const dimensions = levelledMeasures(rubric);
  const dimension =
    dimensions.find(({ name }) => name === wanted) ??
    dimensions.find(({ name }) => name !== AWARENESS) ??
    dimensions[0];
  const wish = {
    grader: graders.find((name) => name === grader) ?? graders[0] ?? '',
    dimension: dimension?.name ?? '',
    filter,
    at: at ?? null,
  };
  const from = wish.at ?? (dimension === undefined ? null : positiveFrom(dimension));
  return {
    graders,
    dimensions,
    dimension,
    from,
    wish,
    facets: info.facets.filter((name) => !info.quiet.includes(name)),
  };
}

/** The choices of the address; null while the study is being read. */
export function useChoice(): Choice | null {
  const search = useAddress();
  const rubric = useRead('study.rubric', {});
  const info = useRead('study.info', {});
  const { dimension, grader, filter, at } = search;
  return useMemo(
    () => (rubric === null || info === null ? null : choiceOf(rubric, info, { dimension, grader, filter, at })),
    [rubric, info, dimension, grader, filter, at],
  );
}

/** Changes the address without adding a step for Back. */
export function useGo() {
  const search = useAddress();
  const navigate = useNavigate({ from: '/calibrate' });
  return (change: Partial<typeof search>): void =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
}
