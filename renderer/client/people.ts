// The raters of the study by id, including those who joined after the study was read.
import { useMemo } from 'react';
import { useRater } from './app-state.ts';
import { useRead } from './queries.ts';

export function usePeople(): ReadonlyMap<string, string> {
  const own = useRater();
  const study = useRead('study.info', {});
  return useMemo(() => new Map([...(study?.raters ?? []), own].map(({ id, name }) => [id, name])), [study, own]);
}
