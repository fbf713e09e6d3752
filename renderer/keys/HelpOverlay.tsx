// `?`: every key of what is on the screen, by place.
import { useState, useSyncExternalStore } from 'react';
import { Dialog } from '../parts/Dialog.tsx';
import { KeyCap } from '../parts/KeyCap.tsx';
import type { Binding } from './bindings.ts';
import { mountedLayers, watchLayers } from './registry.ts';
import styles from './HelpOverlay.module.css';

function byPlace(layers: ReturnType<typeof mountedLayers>): [string, Binding[]][] {
  const places = new Map<string, Binding[]>();
  for (const layer of layers) places.set(layer.place, [...(places.get(layer.place) ?? []), ...layer.bindings()]);
  // What belongs to where one is stands first, what holds everywhere last.
  return [...places].toReversed();
}

/** Several keys for one thing are one line. */
function byMeaning(bindings: readonly Binding[]): [string, string[]][] {
  const lines = new Map<string, string[]>();
  for (const { about, keys } of bindings) lines.set(about, [...(lines.get(about) ?? []), keys]);
  return [...lines];
}

function Keys({ place, bindings }: { place: string; bindings: readonly Binding[] }) {
  return (
    <section className={styles.place}>
      <h3>{place}</h3>
      <dl>
        {byMeaning(bindings).map(([about, keys]) => (
          <div key={about} className={styles.line}>
            <dt>
              {keys.map((one) => (
                <KeyCap key={one} keys={one} />
              ))}
            </dt>
            <dd>{about}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function HelpOverlay({ open, onClose }: { open: boolean; onClose: () => void }) {
  const layers = useSyncExternalStore(watchLayers, mountedLayers);
  const [wanted, setWanted] = useState('');
  const sought = wanted.trim().toLowerCase();
  const fits = (binding: Binding) => sought === '' || binding.about.toLowerCase().includes(sought);
  return (
    <Dialog title="Keys" open={open} onClose={onClose} wide>
      <input
        className={styles.search}
        type="search"
        aria-label="Find a key by what it does"
        placeholder="Find by what it does"
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      <div className={styles.places}>
        {byPlace(layers).map(([place, bindings]) => {
          const shown = bindings.filter(fits);
          return shown.length === 0 ? null : <Keys key={place} place={place} bindings={shown} />;
        })}
      </div>
    </Dialog>
  );
}
