// Reassigned keys. A binding is identified by its place and its default key.
import { APPLE, normalKeys, type Binding } from './bindings.ts';

export type Remapped = Readonly<Record<string, string>>;

let remapped: Remapped = {};
const listeners = new Set<() => void>();

export const bindingName = (place: string, keys: string): string => `${place} ${keys}`;

/** The key that a binding has now. */
export const boundTo = (place: string, keys: string): string => remapped[bindingName(place, keys)] ?? keys;

/** Applies the reassigned keys; all others get their default. */
export function remap(wanted: Remapped): void {
  remapped = wanted;
  for (const listener of listeners) listener();
}

export function watchRemap(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const isRemapped = (): boolean => Object.keys(remapped).length > 0;

type Known = Pick<Binding, 'keys' | 'about'> & { place: string };

/**
 * The binding that would collide with this one on `wanted`: the same key, or one that begins the other's sequence; null
 * for none.
 */
export function collision(own: Known, wanted: string, all: readonly Known[]): Known | null {
  const keys = normalKeys(wanted);
  const collides = (other: Known): boolean => {
    const theirs = normalKeys(boundTo(other.place, other.keys));
    return theirs === keys || theirs.startsWith(`${keys} `) || keys.startsWith(`${theirs} `);
  };
  return all.find((other) => !(other.place === own.place && other.keys === own.keys) && collides(other)) ?? null;
}

const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock']);
/** Keys that tools disagree on, or that dialogs, fields and the system need. */
const NEVER = new Set([' ', 'Backspace', 'Delete', 'Tab', 'Escape', 'Dead', 'Unidentified', 'Process']);

/**
 * What was pressed, in the syntax of a binding; null while only modifiers are down, or for what cannot be a binding.
 */
export function pressed({
  key,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>) {
  if (MODIFIERS.has(key) || NEVER.has(key) || /^[0-9]$/.test(key)) return null;
  const mod = APPLE ? metaKey : ctrlKey;
  if ((APPLE ? ctrlKey : metaKey) || (mod && altKey)) return null;
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  const parts = [...(mod ? ['$mod'] : []), ...(altKey ? ['Alt'] : []), ...(shiftKey && !isSign ? ['Shift'] : [])];
  return [...parts, shiftKey && key.length === 1 ? key.toUpperCase() : key].join('+');
}
