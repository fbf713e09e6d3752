// The keys that all desks have in common.
import type { Binding } from '../keys/bindings.ts';
import { onCards } from './panes.ts';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];

/**
 * Keys of levels: digits, and the letters that the rubric gives them. They belong to the rubric, so they cannot be
 * reassigned.
 */
export const digits = (levelKeys: readonly string[], about: string, run: (key: string) => void): Binding[] =>
  [...new Set(['0', ...DIGITS, ...levelKeys])].map((key) => ({
    keys: key,
    about,
    fixed: true,
    run: () => onCards(() => run(key)),
  }));

/** Keys with Shift and a digit, for the first `count` places; `run` gets the index, counted from 0. */
export const shiftedDigits = (count: number, about: string, run: (place: number) => void): Binding[] =>
  DIGITS.slice(0, count).map((digit, place) => ({
    keys: `Shift+Digit${digit}`,
    about,
    fixed: true,
    run: () => onCards(() => run(place)),
  }));

/** Keys for the next and the previous item of the list. */
export const stepping = (what: string, step: (by: 1 | -1) => void): Binding[] => [
  { keys: 'ArrowRight', about: `next ${what}`, run: () => step(1) },
  { keys: 'ArrowLeft', about: `previous ${what}`, run: () => step(-1) },
];

/** Keys for the next and the previous card. */
export const cards = (what: string, go: (by: 1 | -1) => void): Binding[] => [
  { keys: 'ArrowDown', about: `next ${what}`, repeat: true, run: () => onCards(() => go(1)) },
  { keys: 'ArrowUp', about: `previous ${what}`, repeat: true, run: () => onCards(() => go(-1)) },
];

/** Keys that submit: Enter, and Ctrl+Enter from within a text field. */
export const submitting = (about: string, run: () => void): Binding[] => [
  { keys: '$mod+Enter', about, typing: true, run },
  { keys: 'Enter', about, run },
];

export const undoing = (undo: () => void, redo: () => void): Binding[] => [
  { keys: '$mod+z', about: 'undo', repeat: true, run: undo },
  { keys: '$mod+Shift+z', about: 'redo', repeat: true, run: redo },
];
