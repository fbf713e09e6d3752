// The registry of keys: the bindings of every mounted place, one listener, one binding per key.
import { layoutFree, normalKeys, type Binding } from './bindings.ts';
import { isBare, isElsewhere, isTyping } from './guards.ts';
import { handlerOf } from './presses.ts';
import { boundTo, isRemapped, watchRemap } from './remap.ts';

export interface Layer {
  place: string;
  /** Read at the press, so that a handler never sees outdated values. */
  bindings: () => readonly Binding[];
}

/** Bindings of this place work everywhere, and any other place's take precedence. */
export const EVERYWHERE = 'Everywhere';

/** The first frame of a place comes before its handler. */
const REST_MS = 50;

const layers: Layer[] = [];
const listeners = new Set<() => void>();
let snapshot: readonly Layer[] = [];
/** Made of the layers when they have rested for a moment, or at the first press; null after they changed. */
let handle: ((event: KeyboardEvent) => void) | null = null;
let isResting = false;

/** Two bindings of one place on one key (or one that begins another sequence) are a mistake in the program. Throws. */
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

/** Makes the handler once no press needs it at once. */
function readySoon(): void {
  if (isResting) return;
  isResting = true;
  setTimeout(() => {
    isResting = false;
    ready();
  }, REST_MS);
}

/**
 * Later layers take precedence; those of everywhere come first. A place that opens adds many layers, one after another:
 * the handler is made once for all of them.
 */
function change(): void {
  handle = null;
  readySoon();
  snapshot = [...layers].sort((a, b) => Number(b.place === EVERYWHERE) - Number(a.place === EVERYWHERE));
  for (const listener of listeners) listener();
}

/** Adds a layer; returns the function that takes it away. Throws on collisions in one place, in development. */
export function addLayer(layer: Layer): () => void {
  layers.push(layer);
  if (import.meta.env.DEV) refuseCollisions(layer.place, bindingsOf(layer.place));
  change();
  return () => {
    layers.splice(layers.indexOf(layer), 1);
    change();
  };
}

/** For useSyncExternalStore: what is mounted now. */
export function watchLayers(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function mountedLayers(): readonly Layer[] {
  return snapshot;
}

/** Runs the mounted binding of these default keys, as if they had been pressed; nothing if there is none. */
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
