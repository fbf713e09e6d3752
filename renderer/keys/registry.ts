// The registry of keys: the bindings of all mounted places, one listener for all, and one binding per key.
import { layoutFree, normalKeys, type Binding } from './bindings.ts';
import { isBare, isElsewhere, isTyping } from './guards.ts';
import { handlerOf } from './presses.ts';
import { boundTo, isRemapped, watchRemap } from './remap.ts';

export interface Layer {
  place: string;
  /** Called for each press, so that a binding never uses outdated values. */
  bindings: () => readonly Binding[];
}

/** The place of bindings that work everywhere; bindings of other places take precedence. */
export const EVERYWHERE = 'Everywhere';

/** Milliseconds before the handler is made, so that the first frame of a place comes first. */
const REST_MS = 50;

const layers: Layer[] = [];
const listeners = new Set<() => void>();
let snapshot: readonly Layer[] = [];
/** The handler, made shortly after the last change of the layers or at the first press; null after a change. */
let handle: ((event: KeyboardEvent) => void) | null = null;
let isResting = false;

/**
 * Throws if two bindings of one place have the same key, or one that begins the other's sequence: a mistake in the
 * program.
 */
function refuseCollisions(place: string, bindings: readonly Binding[]): void {
  const taken = new Map<string, Binding>();
  for (const binding of bindings) {
    const keys = normalKeys(binding.keys);
    for (const [other, { about }] of taken) {
      if (other === keys || other.startsWith(`${keys} `) || keys.startsWith(`${other} `))
        throw new Error(`${place}: "${binding.keys}" is both "${about}" and "${binding.about}"`);
    }
    taken.set(keys, binding);
  }
}

function bindingsOf(place: string): Binding[] {
  return layers.filter((layer) => layer.place === place).flatMap((layer) => [...layer.bindings()]);
}

function press(event: KeyboardEvent, layer: Layer, index: number): void {
  const binding = layer.bindings()[index];
  if (binding === undefined) return;
  if (event.repeat && binding.repeat !== true) {
    event.preventDefault();
    return;
  }
  if (isTyping(event.target) && (binding.typing !== true || isBare(event))) return;
  event.preventDefault();
  binding.run(event);
}

function handlerNow(): (event: KeyboardEvent) => void {
  const map: Record<string, (event: KeyboardEvent) => void> = {};
  const names = new Map<string, string>();
  for (const layer of snapshot) {
    layer.bindings().forEach((binding, index) => {
      const bound = boundTo(layer.place, binding.keys);
      const name = normalKeys(bound);
      const before = names.get(name);
      if (before !== undefined) delete map[before];
      const keys = layoutFree(bound);
      names.set(name, keys);
      map[keys] = (event) => press(event, layer, index);
    });
  }
  return handlerOf(map);
}

const ready = (): ((event: KeyboardEvent) => void) => (handle ??= handlerNow());

/** Makes the handler a moment later, unless a press makes it earlier. */
function readySoon(): void {
  if (isResting) return;
  isResting = true;
  setTimeout(() => {
    isResting = false;
    ready();
  }, REST_MS);
}

/**
 * Discards the handler after a change. A place that opens adds many layers one after another, and the handler is made
 * once for all of them. Later layers take precedence, so those that work everywhere are sorted first.
 */
function change(): void {
  handle = null;
  readySoon();
  snapshot = [...layers].sort((a, b) => Number(b.place === EVERYWHERE) - Number(a.place === EVERYWHERE));
  for (const listener of listeners) listener();
}

/** Adds a layer; returns the function that removes it. In development, throws if bindings of one place collide. */
export function addLayer(layer: Layer): () => void {
  layers.push(layer);
  if (import.meta.env.DEV) refuseCollisions(layer.place, bindingsOf(layer.place));
  change();
  return () => {
    layers.splice(layers.indexOf(layer), 1);
    change();
  };
}

/** Calls a listener when the mounted layers change; for useSyncExternalStore. */
export function watchLayers(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function mountedLayers(): readonly Layer[] {
  return snapshot;
}

/**
 * Runs the mounted binding with these default keys, as if they were pressed; does nothing if there is no such binding.
 */
export function runKeys(keys: string): void {
  const name = normalKeys(keys);
  const all = layers.flatMap((layer) => layer.bindings());
  all.findLast((binding) => normalKeys(binding.keys) === name)?.run(new KeyboardEvent('keydown'));
}

/** The current key of the mounted binding with this default key. */
export function keyNow(keys: string): string {
  if (!isRemapped()) return keys;
  const own = layers.find((layer) => layer.bindings().some((binding) => binding.keys === keys));
  return own === undefined ? keys : boundTo(own.place, keys);
}

watchRemap(change);

window.addEventListener('keydown', (event) => {
  if (!isElsewhere(event)) ready()(event);
});
