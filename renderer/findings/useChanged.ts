// Finds the frozen figures that differ from today's data.
import { useQueries } from '@tanstack/react-query';
import type { StudyLooks } from '../../contract/drawing.ts';
import type { FigureView } from '../../contract/figure.ts';
import type { RatesReport } from '../../contract/rates.ts';
import type { Rubric } from '../../contract/rubric.ts';
import { changesSince } from '../../plots/changed.ts';
import { resolve, type Resolved } from '../../plots/choice.ts';
import { composed } from '../../plots/compose.ts';
import { query } from '../client/queries.ts';

interface Frozen {
  view: FigureView & { published: NonNullable<FigureView['published']> };
  resolved: Resolved;
}

const frozenOf = (views: readonly FigureView[], rubric: Rubric, facets: readonly string[]): Frozen[] =>
  views.flatMap(({ name, choice, published }) => {
    const resolved = published === null ? null : resolve(choice, rubric, facets);
    return published === null || resolved === null ? [] : [{ view: { name, choice, published }, resolved }];
  });

function isChanged({ view, resolved }: Frozen, report: RatesReport, looks: StudyLooks): boolean {
  const material = { choice: view.choice, resolved, report, differences: [], looks, name: view.name };
  return changesSince(view.published.drawing, composed(material).drawing).length > 0;
}

/** The names of these figures, without figures whose rates are not loaded or cannot be computed. */
export function useChanged(
  views: readonly FigureView[],
  rubric: Rubric,
  facets: readonly string[],
  looks: StudyLooks,
): Set<string> {
  const frozen = frozenOf(views, rubric, facets);
  const reports = useQueries({ queries: frozen.map(({ resolved }) => query('findings.rates', resolved.wish)) });
  return new Set(
    frozen.flatMap((one, at) => {
      const report = reports[at]?.data;
      return report !== undefined && isChanged(one, report, looks) ? [one.view.name] : [];
    }),
  );
}
