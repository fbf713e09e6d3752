// The looks of the study's figures: print settings, and the names, order and colours of groups.
import { MOST_GROUPS } from '../../../contract/limits.ts';
import type { StudyLooks } from '../../../contract/drawing.ts';
import { figureGroups, figurePrint, firstValues, type Db } from '../../store/index.ts';

/** The looks of the study's figures, with the values of these facets. */
export const looksOfStudy = (db: Db, facets: readonly string[]): StudyLooks => ({
  print: figurePrint(db),
  groups: figureGroups(db),
  values: Object.fromEntries(facets.map((facet) => [facet, firstValues(db, facet, MOST_GROUPS)])),
});
