// Fifty kills (kill -9) in the middle of work: everything acknowledged is stored, and the study is sound.
// `npm run bench -- kills` makes a thousand.
import { expect, test } from 'vitest';
import { killsAt } from './kills.ts';
import { Place } from './places.ts';

const KILLS: Record<Place, number> = {
  labelling: 15,
  adjudicating: 6,
  auditing: 6,
  typing: 6,
  'rubric saving': 4,
  importing: 5,
  merging: 4,
  migrating: 4,
};
const PLACES = Object.entries(KILLS).map(([place, kills]): [Place, number] => [Place.parse(place), kills]);

test.each(PLACES)('nothing acknowledged is lost when killed while %s, %i times', async (place, kills) => {
  const { acknowledged, lost, unsound, ...rest } = await killsAt(place, kills);
  expect({ lost, unsound, ...rest }).toEqual({ place, kills, lost: [], unsound: [] });
  if (place !== 'migrating') expect(acknowledged).toBeGreaterThan(0);
});
