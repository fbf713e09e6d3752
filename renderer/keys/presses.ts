// Finds the binding of a key press. Bindings are grouped by their first key, so that a press is not compared with all
// of them.
import { createKeybindingsHandler, matchKeybindingPress, parseKeybinding, type KeybindingPress } from 'tinykeys';

type Run = (event: KeyboardEvent) => void;

interface Bound {
  keys: string;
  presses: readonly KeybindingPress[];
  run: Run;
}

/** The key or code of the first press, in capitals. */
const firstKey = ({ presses: [first] }: Bound): string => String(first?.[2]).toUpperCase();

/** Groups bindings by the key of their first press. */
function byFirstKey(all: readonly Bound[]): ReadonlyMap<string, readonly Bound[]> {
  const groups = new Map<string, Bound[]>();
  for (const bound of all) groups.set(firstKey(bound), [...(groups.get(firstKey(bound)) ?? []), bound]);
  return groups;
}

/**
 * A handler of key presses. `bindings`: actions by their keys in tinykeys' syntax. A press runs the first binding that
 * matches.
 */
export function handlerOf(bindings: Readonly<Record<string, Run>>): Run {
  const all = Object.entries(bindings).map(([keys, run]): Bound => ({ keys, presses: parseKeybinding(keys), run }));
  const begun = new Set(all.filter(({ presses }) => presses.length > 1).map(firstKey));
  // a press that begins a sequence waits for the next press
  const waiting = all.filter((bound) => begun.has(firstKey(bound)));
  const runSequence = createKeybindingsHandler(Object.fromEntries(waiting.map(({ keys, run }) => [keys, run])), {
    ignore: () => false,
  });
  const groups = byFirstKey(all.filter((bound) => !begun.has(firstKey(bound))));
  const fitting = (event: KeyboardEvent, name: string): Bound | undefined =>
    groups.get(name.toUpperCase())?.find(({ presses: [one] }) => one !== undefined && matchKeybindingPress(event, one));
  return (event) => {
    // when the browser fills in a field, it sends events without a key
    if (!event.key || !event.code) return;
    runSequence(event);
    if (!event.defaultPrevented) (fitting(event, event.key) ?? fitting(event, event.code))?.run(event);
  };
}
