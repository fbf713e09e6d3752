// What is chosen of a figure, as the address holds it, and what it comes to in this study.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { AWARENESS, type RatesWish } from '../../contract/rates.ts';
import { FigureChoice } from '../../contract/figure.ts';
import type { StudyInfo } from '../../contract/study.ts';
import { levelledMeasures } from '../../contract/measures.ts';
import type { Dimension, Rubric } from '../../contract/rubric.ts';
import { outcomeOf } from './event.ts';

/** A choice of none. */
export const NONE = '';
export const LEVEL = 0.95;

export interface Address {
  choice: FigureChoice;
  /** Whether the table is in sight instead of the figure. */
  table: boolean;
  /** Changes some of it. `amend` changes the entry of the history instead of adding one: Back skips it. */
  go: (change: Partial<FigureChoice> & { table?: boolean | undefined }, amend?: boolean) => void;
}

/** The choice in the address, and the way to change it. */
export function useChoice(): Address {
  const search = useSearch({ from: '/findings' });
  const navigate = useNavigate({ from: '/findings' });
  const go = useMemo(
    (): Address['go'] =>
      (change, amend = false) =>
        void navigate({ to: '/findings', search: (before) => ({ ...before, ...change }), replace: amend }),
    [navigate],
  );
  return useMemo(() => {
    const { table = false, ...choice } = search;
    return { choice, table, go };
  }, [search, go]);
}

/** Resolves a choice in this study: what the study does not have is replaced by its first option. */
export interface Resolved {
  dimension: Dimension;
  facet: string;
  split: string;
  wish: RatesWish;
}

/** Null for a rubric without levels. */
export function resolve(choice: FigureChoice, rubric: Rubric, { facets }: StudyInfo): Resolved | null {
  const all = levelledMeasures(rubric);
  const dimension =
    all.find(({ name }) => name === choice.dimension) ?? all.find(({ name }) => name !== AWARENESS) ?? all[0];
  if (dimension === undefined) return null;
  const facet =
    facets.find((name) => name === choice.by) ?? facets.find((name) => name === 'model') ?? facets[0] ?? NONE;
  const split = facets.includes(choice.split) && choice.split !== facet ? choice.split : NONE;
  const outcome = outcomeOf(choice.event);
  const wish: RatesWish = {
    dimension: dimension.name,
    ...(outcome !== undefined && { outcome }),
    grader: choice.grader === NONE ? null : choice.grader,
    by: [facet, split].filter((name) => name !== NONE),
    filter: choice.filter,
    at: outcome === undefined ? (choice.at ?? null) : null,
    without_aware: choice.without === true,
    level: LEVEL,
    together: choice.together,
    below: choice.below,
    again: choice.again,
  };
  return { dimension, facet, split, wish };
}

const NAMES = FigureChoice.keyof().options;

/** Whether two choices are of the same figure. */
export const sameChoice = (a: FigureChoice, b: FigureChoice): boolean =>
  NAMES.every((name) => (a[name] || undefined) === (b[name] || undefined));
