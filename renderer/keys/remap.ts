// Reassigned keys. A binding is identified by its place and its default key.
import { APPLE, normalKeys, type Binding } from './bindings.ts';

export type Remapped = Readonly<Record<string, string>>;

let remapped: Remapped = {};
const listeners = new Set<() => void>();

export const bindingName = (place: string, keys: string): string => `${place} ${keys}`;

/** The current key of a binding. */
export const boundTo = (place: string, keys: string): string => remapped[bindingName(place, keys)] ?? keys;

/** Applies the reassigned keys; all other bindings get their default keys. */
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
 * The binding that would collide with this one on the key `wanted`: it has the same key, or one begins the other's
 * sequence; null if no binding collides.
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
/**
 * Keys that cannot be assigned, because dialogs, fields or the system need them, or because browsers report them
 * differently.
 */
const NEVER = new Set([' ', 'Backspace', 'Delete', 'Tab', 'Escape', 'Dead', 'Unidentified', 'Process']);

/**
 * The pressed key in the syntax of a binding; null while only modifiers are pressed, and for keys that cannot be
 * assigned.
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
