// The keys of a desk, as a component: mounted after the transcript, so they take precedence over its keys.
import { useKeys, type Binding } from '../keys/useKeys.ts';

export function Keys({ place, bindings }: { place: string; bindings: readonly Binding[] }) {
  useKeys(place, bindings);
  return null;
}
