// Key bindings: their type, how they are compared, and how they are shown.

/** One key or sequence and its action. `keys` has tinykeys' syntax: 'j', '$mod+Enter', 'g g', 'Shift+J', '?'. */
export interface Binding {
  keys: string;
  /** The action in words: "next message". */
  about: string;
  run: (event: KeyboardEvent) => void;
  /** Whether the key also works while text is typed. Never for bare keys. */
  typing?: boolean;
  /** Whether the action repeats while the key is held. */
  repeat?: boolean;
  /** Whether the key comes from elsewhere (the rubric), so that it cannot be reassigned. */
  fixed?: boolean;
}

export const APPLE = /Mac|iPhone|iPad/.test(navigator.platform);
const SIGNS: Record<string, string> = {
  $mod: APPLE ? '⌘' : 'Ctrl',
  Shift: '⇧',
  Alt: APPLE ? '⌥' : 'Alt',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Enter: '↵',
  Escape: 'Esc',
};

/** Splits at the plus signs between keys, but not at a key that is a plus. */
function partsOf(press: string): string[] {
  return press.split(/(?<=\w|\])\+/);
}

/** The same text for equal keys: 'Shift+J' and 'Shift+j', or modifiers in another order. */
export function normalKeys(keys: string): string {
  const normalPress = (press: string): string => {
    const parts = partsOf(press);
    const key = parts.pop() ?? '';
    return [...parts.sort(), key.toLowerCase()].join('+');
  };
  return keys.trim().split(' ').map(normalPress).join(' ');
}

/**
 * Makes Shift optional before a sign: some keyboards need Shift for a sign such as ? or /, others do not, so only the
 * sign counts.
 */
export function layoutFree(keys: string): string {
  return keys
    .trim()
    .split(' ')
    .map((press) => {
      const parts = partsOf(press);
      const key = parts.at(-1) ?? '';
      const isSign = key.length === 1 && !/[\p{L}\p{N} ]/u.test(key);
      return isSign && !parts.includes('Shift') ? [...parts.slice(0, -1), '[Shift]', key].join('+') : press;
    })
    .join(' ');
}

/** The text of a key cap. `Digit1` is the key of the digit, with or without Shift. */
const capOf = (key: string, isHeld: boolean): string =>
  isHeld && key.length === 1 ? key.toUpperCase() : key.replace(/^Digit/, '');

/** The key caps as shown: one list for each press. */
export function capsOf(keys: string): string[][] {
  return keys
    .trim()
    .split(' ')
    .map((press) => partsOf(press).map((part) => SIGNS[part] ?? capOf(part, press.includes('+'))));
}
