// Saved figures made anew from the study, as the window makes them.
import { TouchstoneError } from '../../../contract/errors.ts';
import type { FigureView } from '../../../contract/figure.ts';
import { resolve } from '../../../plots/choice.ts';
import { composed, type Composed } from '../../../plots/compose.ts';
import { commonParts, pairOf } from '../../../plots/groups.ts';
import { currentRubric, facetNames, figureViews, type Db } from '../../store/index.ts';
import { rateDifference, ratesOf } from '../rates/index.ts';
import { looksOfStudy } from './looks.ts';

/** The saved figure of that name. Throws `not_found`. */
export function savedFigure(db: Db, name: string): FigureView {
  const views = figureViews(db);
  const found = views.find((view) => view.name === name);
  if (found !== undefined) return found;
  const known = views.map((view) => `“${view.name}”`).join(', ') || 'none yet';
  throw new TouchstoneError('not_found', 'The study has no figure of this name', name, `There are ${known}`);
}

/**
 * A figure of today's numbers. Throws what rates throw, and `bad_input` for a rubric without levels.
 */
export function figureOf(db: Db, { name, choice }: Pick<FigureView, 'name' | 'choice'>): Composed {
  const resolved = resolve(choice, currentRubric(db), facetNames(db));
  if (resolved === null) throw new TouchstoneError('bad_input', 'The rubric has no dimension with levels', name);
  const { wish } = resolved;
  const report = ratesOf(db, wish);
  const pair = pairOf(choice, report);
  const parts = pair === null ? [] : commonParts(report, pair);
  const differences = parts.map((part) =>
    rateDifference(db, wish, [pair?.second ?? null, ...part], [pair?.first ?? null, ...part]),
  );
  return composed({ choice, resolved, report, differences, looks: looksOfStudy(db, wish.by), name });
}
