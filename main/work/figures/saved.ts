// Saved figures drawn again from the study, as the window draws them.
import { chooseOneOf, TouchstoneError } from '../../../contract/errors.ts';
import type { FigureView } from '../../../contract/figure.ts';
import type { RateDifference, RatesReport, RatesWish } from '../../../contract/rates.ts';
import { resolve } from '../../../plots/choice.ts';
import { composed, type Composed, type Material } from '../../../plots/compose.ts';
import { pairOf, type Pair } from '../../../plots/groups.ts';
import {
  belowTable,
  differencesTable,
  equivalenceTable,
  everyLookTable,
  latentTable,
  sidesOf,
  type TableBelow,
} from '../../../plots/tables-below.ts';
import { levelOfTwoOneSided, withinMargin } from '../../../statistics/questions/equivalence.ts';
import { currentRubric, facetNames, figureViews, type Db } from '../../store/index.ts';
import { atOnce, type Steps } from '../job/index.ts';
import { rating, ratingDifference, ratingLatent } from '../rates/index.ts';
import { looksOfStudy } from './looks.ts';

/** The saved figure of that name. Throws `not_found`. */
export function savedFigure(db: Db, name: string): FigureView {
  const views = figureViews(db);
  const found = views.find((view) => view.name === name);
  if (found !== undefined) return found;
  const known = views.map((view) => `“${view.name}”`);
  throw new TouchstoneError('not_found', 'The study has no figure of this name', name, chooseOneOf(known));
}

/** The data behind a figure today. */
interface Source {
  material: Material;
  pair: Pair | null;
}

function* differencesAt(db: Db, wish: RatesWish, report: RatesReport, pair: Pair | null): Steps<RateDifference[]> {
  const found: RateDifference[] = [];
  if (pair === null) return found;
  for (const { first, second } of sidesOf(report, pair)) found.push(yield* ratingDifference(db, wish, first, second));
  return found;
}

/** Throws the errors of rates, and `bad_input` for a rubric without levels. */
function* sourceOf(db: Db, { name, choice }: Pick<FigureView, 'name' | 'choice'>): Steps<Source> {
  const resolved = resolve(choice, currentRubric(db), facetNames(db));
  if (resolved === null) throw new TouchstoneError('bad_input', 'The rubric has no dimension with levels', name);
  const { wish } = resolved;
  const report = yield* rating(db, wish);
  const pair = pairOf(choice, report);
  const differences = yield* differencesAt(db, wish, report, pair);
  return { material: { choice, resolved, report, differences, looks: looksOfStudy(db, wish.by), name }, pair };
}

/** A figure with today's numbers. Throws the errors of rates, and `bad_input` for a rubric without levels. */
export const figureOf = (db: Db, view: Pick<FigureView, 'name' | 'choice'>): Composed =>
  atOnce(drawingFigure(db, view));

/** The same, as a generator that pauses between steps. */
export function* drawingFigure(db: Db, view: Pick<FigureView, 'name' | 'choice'>): Steps<Composed> {
  return composed((yield* sourceOf(db, view)).material);
}

/** The same figure with the tables that the window shows below it, in steps. Throws the same. */
export function* drawingWithTables(
  db: Db,
  view: Pick<FigureView, 'name' | 'choice'>,
): Steps<{ figure: Composed; tables: TableBelow[] }> {
  const { material, pair } = yield* sourceOf(db, view);
  const { choice, report, differences, resolved } = material;
  const { wish } = resolved;
  const { margin } = choice;
  const figure = composed(material);
  const wider = { ...wish, level: levelOfTwoOneSided(wish.level) };
  const tables = [
    pair === null ? null : differencesTable(differences, pair),
    margin === undefined ? null : equivalenceTable(yield* differencesAt(db, wider, report, pair), margin, withinMargin),
    belowTable(report, figure.rows),
    everyLookTable(report, figure.rows),
    report.overall.n_gold === 0 ? null : latentTable(report, yield* ratingLatent(db, wish)),
  ];
  return { figure, tables: tables.filter((table) => table !== null) };
}
