// Which of many bindings a key press runs: by key, by code, with modifiers, in sequences.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { handlerOf } from '../../renderer/keys/presses.ts';

/** The parts of a key press that bindings read. */
class Press extends Event {
  readonly key: string;
  readonly code: string;
  readonly #shift: boolean;
  constructor(type: string, { key = '', code = '', shiftKey = false }: KeyboardEventInit = {}) {
    super(type, { cancelable: true });
    this.key = key;
    this.code = code;
    this.#shift = shiftKey;
  }
  getModifierState(name: string): boolean {
    return name === 'Shift' && this.#shift;
  }
}
beforeEach(() => {
  vi.stubGlobal('KeyboardEvent', Press);
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

/** The bindings that these presses run, in order. */
function run(bound: readonly string[], ...presses: readonly [key: string, code: string, shiftKey?: boolean][]) {
  const ran: string[] = [];
  const handle = handlerOf(
    Object.fromEntries(
      bound.map((keys) => [
        keys,
        (event: KeyboardEvent) => {
          event.preventDefault();
          ran.push(keys);
        },
      ]),
    ),
  );
  for (const [key, code, shiftKey = false] of presses) handle(new KeyboardEvent('keydown', { key, code, shiftKey }));
  return ran;
}

const BOUND = ['1', 'Shift+Digit1', 'j', 'Shift+J', '[Shift]+?', 'g g', 'ArrowDown'];

test('a press runs only the binding of its key', () => {
  expect(run(BOUND, ['1', 'Digit1'], ['j', 'KeyJ'], ['ArrowDown', 'ArrowDown'], ['x', 'KeyX'])).toEqual([
    '1',
    'j',
    'ArrowDown',
  ]);
});

test('Shift makes a different key, and a digit is recognised by its code', () => {
  expect(run(BOUND, ['!', 'Digit1', true], ['J', 'KeyJ', true], ['?', 'Slash', true], ['?', 'Minus'])).toEqual([
    'Shift+Digit1',
    'Shift+J',
    '[Shift]+?',
    '[Shift]+?',
  ]);
});

test('a sequence runs once, after its last press, and not if another key comes between', () => {
  expect(run(BOUND, ['g', 'KeyG'], ['g', 'KeyG'], ['g', 'KeyG'], ['j', 'KeyJ'], ['g', 'KeyG'])).toEqual(['g g', 'j']);
});

test('an event without a key, which browsers send when they fill in a field, runs nothing', () => {
  expect(run(BOUND, ['', ''])).toEqual([]);
});
