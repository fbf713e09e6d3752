// Who the raters of the study are, by id: also whoever joined since the study was asked.
import { useMemo } from 'react';
import { useRater } from './app-state.ts';
import { useRead } from './queries.ts';

export function usePeople(): ReadonlyMap<string, string> {
  const own = useRater();
  const study = useRead('study.info', {});
  return useMemo(() => new Map([...(study?.raters ?? []), own].map(({ id, name }) => [id, name])), [study, own]);
}
