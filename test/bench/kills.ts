// A thousand kills during every kind of write (`npm test` makes fifty): counts acknowledged changes that are lost.
import { killsAt, type Killed } from '../faults/kills.ts';
import { Place } from '../faults/places.ts';
import { figure, type Bench, type Figure } from './figure.ts';

const KILLS = 1000;

const COLUMNS = [16, 8, 14, 6] as const;

function row(...cells: readonly (string | number)[]): string {
  return cells.map((cell, at) => String(cell).padEnd(COLUMNS[at] ?? 0)).join('');
}

function told({ place, kills, acknowledged, lost, unsound }: Killed): string {
  return row(place, kills, acknowledged, lost.length, unsound.length === 0 ? 'yes' : `no: ${unsound[0]}`);
}

const figureOf = ({ place, kills, acknowledged, lost, unsound }: Killed): Figure =>
  figure({
    name: `lost or unsound while ${place}`,
    value: lost.length + unsound.length,
    unit: '',
    versus: `${kills} kills, ${acknowledged} acknowledged`,
    atMost: 0,
  });

/** `count` is the number of all kills, spread evenly over the kinds of work. */
async function measure(count = KILLS): Promise<Figure[]> {
  const places = Place.options;
  const figures: Figure[] = [];
  console.error(row('place', 'kills', 'acknowledged', 'lost', 'verify ok'));
  for (const [at, place] of places.entries()) {
    const kills = Math.floor((count * (at + 1)) / places.length) - Math.floor((count * at) / places.length);
    const killed = await killsAt(place, kills, 2026);
    console.error(told(killed));
    figures.push(figureOf(killed));
  }
  return figures;
}

export const killing: Bench = {
  name: 'kills',
  about: '1,000 kills (or so many as given) in the middle of work: nothing acknowledged is lost, and studies are sound',
  run: measure,
};
