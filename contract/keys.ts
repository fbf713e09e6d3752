// Keyboard keys that may choose a level: a rubric must not use keys that labelling uses itself.

/** Letters that labelling uses itself. A test compares them with the keymap of the Label place. */
export const LABELLING_KEYS: readonly string[] = [
  'a',
  'b',
  'c',
  'e',
  'g',
  'h',
  'j',
  'k',
  'l',
  'n',
  'o',
  'r',
  's',
  't',
  'u',
  'v',
  'w',
  'x',
];

/** The keys that a level may have: a digit, or a small letter that labelling leaves free. */
export const LEVEL_KEYS: readonly string[] = '1234567890abcdefghijklmnopqrstuvwxyz'
  .split('')
  .filter((key) => !LABELLING_KEYS.includes(key));
