// Binds the keys of a component while it is mounted.
import { useEffect, useRef } from 'react';
import { normalKeys, type Binding } from './bindings.ts';
import { addLayer } from './registry.ts';

export type { Binding } from './bindings.ts';

/**
 * Binds keys while the component is mounted. `place` is the name in the help ("Label"); several components may share
 * one. The `run` of the latest render is called.
 */
export function useKeys(place: string, bindings: readonly Binding[]): void {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  const shape = bindings.map(({ keys, about }) => `${normalKeys(keys)}\n${about}`).join('\n\n');
  // a layer is read when it is added, so bindings with other keys or texts need a new layer
  // oxlint-disable-next-line react/exhaustive-effect-dependencies
  useEffect(() => addLayer({ place, bindings: () => latest.current }), [place, shape]);
}
