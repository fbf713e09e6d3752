// The graders' quotes with their positions in the transcript. Used only after the rater gave a label or an own level,
// because quotes would influence it.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Output } from '../../contract/calls.ts';
import { query } from '../client/queries.ts';
import { GRADER_STYLE, type EvidenceSpan } from '../transcript/highlights.ts';

export type Cited = Output<'audit.citations'>;

const NONE: Cited = [];

/** The quotes of a transcript's graders with their positions; empty until they are loaded. */
export function useCitations(key: number, rater: string, enabled: boolean): Cited {
  const { data } = useQuery({ ...query('audit.citations', { key, rater }), enabled });
  return enabled ? (data ?? NONE) : NONE;
}

/** The positions of the quotes that were found, as spans to draw. */
export function useCitedSpans(cited: Readonly<Cited>): readonly EvidenceSpan[] {
  return useMemo(() => {
    const found = cited.flatMap(({ citations }) => citations.flatMap(({ at }) => at ?? []));
    return found.map((at, index) => ({ ...at, id: `cited ${index}`, style: GRADER_STYLE }));
  }, [cited]);
}
