// A rater's preferences about reading and labelling, stored on this machine.
import { create } from 'zustand';
import { z } from 'zod';
import { readJson } from '../../contract/json.ts';

/** Minimum, maximum and step of each number. */
export const RANGES = {
  /** Pixels of the transcript's prose. */
  size: { least: 12, most: 28, step: 1 },
  /** Height of its lines, in sizes. */
  line: { least: 1.2, most: 2.2, step: 0.1 },
  /** Approximate characters of a line. */
  measure: { least: 40, most: 140, step: 2 },
  /** Width in pixels of the column on the left (`list`) and of the column on the right (`cards`). */
  list: { least: 140, most: 480, step: 8 },
  cards: { least: 260, most: 720, step: 8 },
} as const;

const within = (of: keyof typeof RANGES, usual: number) =>
  z.number().min(RANGES[of].least).max(RANGES[of].most).default(usual).catch(usual);
const off = z.boolean().default(false).catch(false);
const on = z.boolean().default(true).catch(true);

const Preferences = z.object({
  size: within('size', 15),
  line: within('line', 1.6),
  measure: within('measure', 74),
  /** null: the default width of the place. */
  list: within('list', 0).nullable().default(null).catch(null),
  cards: within('cards', 0).nullable().default(null).catch(null),
  listHidden: off,
  cardsHidden: off,
  /** Whether an answer opens the next card. */
  advance: on,
  /** Whether the time spent on the open transcript is shown. */
  timer: off,
  /** Goal of labels per day; null: none. */
  goal: z.number().int().min(1).max(9999).nullable().default(null).catch(null),
  /** Colours: those of the system, or always light or dark. */
  theme: z.enum(['system', 'light', 'dark']).default('system').catch('system'),
  /** Whether the model's name is hidden while labelling. */
  modelHidden: off,
});
export type Preferences = z.infer<typeof Preferences>;

export const USUAL: Preferences = Preferences.parse({});

const PLACE = 'preferences';

function read(): Preferences {
  try {
    return Preferences.parse(readJson(localStorage.getItem(PLACE) ?? '{}'));
  } catch {
    // no storage, or the preferences were stored by another version
    return USUAL;
  }
}

export const usePreferences = create<Preferences>()(read);

/** Applies a change, on the screen and for the next start. */
export function prefer(change: Partial<Preferences>): void {
  usePreferences.setState(change);
  localStorage.setItem(PLACE, JSON.stringify(usePreferences.getState()));
}

/** Applies the theme, and the CSS properties that style the transcript, now and at every change. */
export function followPreferences(): void {
  const apply = ({ size, line, measure, theme }: Preferences): void => {
    const { style, dataset } = document.documentElement;
    if (theme === 'system') delete dataset['theme'];
    else dataset['theme'] = theme;
    style.setProperty('--prose-size', `${size}px`);
    style.setProperty('--prose-line', String(line));
    style.setProperty('--measure', `${measure}ch`);
  };
  apply(usePreferences.getState());
  usePreferences.subscribe(apply);
}

/** Rounds a number to a step of its range, and limits it to the range. */
export function inRange(of: keyof typeof RANGES, wanted: number): number {
  const { least, most, step } = RANGES[of];
  const stepped = Math.round(wanted / step) * step;
  return Number(Math.min(most, Math.max(least, stepped)).toFixed(2));
}
