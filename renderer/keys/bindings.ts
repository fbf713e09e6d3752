// Bindings of keys: how they are compared, and how they are shown.

/** One key or sequence and what it does. `keys` is tinykeys' syntax: 'j', '$mod+Enter', 'g g', 'Shift+J', '?'. */
export interface Binding {
  keys: string;
  /** What it does, for people: "next message". */
  about: string;
  run: (event: KeyboardEvent) => void;
  /** Also while text is being typed. Never for bare keys. */
  typing?: boolean;
  /** Whether it repeats while the key is held. */
  repeat?: boolean;
  /** The key comes from elsewhere (the rubric), so it cannot be reassigned. */
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

/** Splits at the plus signs between keys, not at a key that is a plus. */
function partsOf(press: string): string[] {
  return press.split(/(?<=\w|\])\+/);
}

/** 'Shift+J' and 'Shift+j' are one key; so are differently ordered modifiers. */
export function normalKeys(keys: string): string {
  const normalPress = (press: string): string => {
    const parts = partsOf(press);
    const key = parts.pop() ?? '';
    return [...parts.sort(), key.toLowerCase()].join('+');
  };
  return keys.trim().split(' ').map(normalPress).join(' ');
}

/** On some keyboards a sign such as ? or / needs Shift, on others not, so only the sign counts. */
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

/** `Digit1` is the key of the digit, whatever Shift makes of it. */
const capOf = (key: string, isHeld: boolean): string =>
  isHeld && key.length === 1 ? key.toUpperCase() : key.replace(/^Digit/, '');

/** The key caps that a person sees: one list a press. */
export function capsOf(keys: string): string[][] {
  return keys
    .trim()
    .split(' ')
    .map((press) => partsOf(press).map((part) => SIGNS[part] ?? capOf(part, press.includes('+'))));
}
