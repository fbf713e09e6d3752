// Keys of a component, as long as it is mounted.
import { useEffect, useRef } from 'react';
import { normalKeys, type Binding } from './bindings.ts';
import { addLayer } from './registry.ts';

export type { Binding } from './bindings.ts';

/**
 * Binds keys for as long as the component is there. `place` is what the help calls it ("Label"); several components may
 * share one. `run` may close over anything: the latest render's is called.
 */
export function useKeys(place: string, bindings: readonly Binding[]): void {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  const shape = bindings.map(({ keys, about }) => `${normalKeys(keys)}\n${about}`).join('\n\n');
  // A layer is read when it is added: another shape is another layer.
  // oxlint-disable-next-line react/exhaustive-effect-dependencies
  useEffect(() => addLayer({ place, bindings: () => latest.current }), [place, shape]);
}
