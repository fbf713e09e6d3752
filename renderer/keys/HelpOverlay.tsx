// The help that `?` opens: every key of the current screen, by place. Keys are also reassigned here.
import { useState, useSyncExternalStore } from 'react';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { KeyCap } from '../parts/KeyCap.tsx';
import type { Binding } from './bindings.ts';
import { NewKey } from './NewKey.tsx';
import { mountedLayers, watchLayers } from './registry.ts';
import { bindingName, collision, isRemapped, type Remapped } from './remap.ts';
import styles from './HelpOverlay.module.css';

export interface HelpOverlayProps {
  open: boolean;
  remapped: Remapped;
  onRemap: (keys: Remapped) => void;
  onClose: () => void;
}

function byPlace(layers: ReturnType<typeof mountedLayers>): [string, Binding[]][] {
  const places = new Map<string, Binding[]>();
  for (const layer of layers) places.set(layer.place, [...(places.get(layer.place) ?? []), ...layer.bindings()]);
  // bindings of the current place first, those that work everywhere last
  return [...places].toReversed();
}

/** Groups bindings by their action, so that several keys of one action share a line. */
function byMeaning(bindings: readonly Binding[]): [string, Binding[]][] {
  const lines = new Map<string, Binding[]>();
  for (const binding of bindings) lines.set(binding.about, [...(lines.get(binding.about) ?? []), binding]);
  return [...lines];
}

interface KeysProps {
  place: string;
  bindings: readonly Binding[];
  /** Null if the keys cannot be changed. */
  change: ((binding: Binding, keys: string) => string | null) | null;
}

function Keys({ place, bindings, change }: KeysProps) {
  return (
    <section className={styles.place}>
      <h3>{place}</h3>
      <dl>
        {byMeaning(bindings).map(([about, same]) => (
          <div key={about} className={styles.line}>
            <dt>
              {same.map((binding) =>
                change === null || binding.fixed === true ? (
                  <KeyCap key={binding.keys} keys={binding.keys} />
                ) : (
                  <NewKey
                    key={binding.keys}
                    about={about}
                    keys={binding.keys}
                    onPress={(keys) => change(binding, keys)}
                  />
                ),
              )}
            </dt>
            <dd>{about}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Overlay({ remapped, onRemap }: Pick<HelpOverlayProps, 'remapped' | 'onRemap'>) {
  const layers = useSyncExternalStore(watchLayers, mountedLayers);
  const [wanted, setWanted] = useState('');
  const [changing, setChanging] = useState(false);
  const sought = wanted.trim().toLowerCase();
  const fits = (binding: Binding) => sought === '' || binding.about.toLowerCase().includes(sought);
  const places = byPlace(layers);
  const all = places.flatMap(([place, bindings]) => bindings.map(({ keys, about }) => ({ place, keys, about })));
  /** Reassigns a binding; reports the binding that has the key already. */
  const put = (place: string, { keys, about }: Binding, to: string): string | null => {
    const other = collision({ place, keys, about }, to, all);
    if (other !== null) return `${other.about} (${other.place}) has that key`;
    const { [bindingName(place, keys)]: _, ...rest } = remapped;
    onRemap(to === keys ? rest : { ...rest, [bindingName(place, keys)]: to });
    return null;
  };
  return (
    <>
      <div className={styles.top}>
        <input
          className={styles.search}
          type="search"
          aria-label="Find a key by its effect"
          placeholder="Find by effect"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
        {isRemapped() && <Button onPress={() => onRemap({})}>Reset all keys</Button>}
        <Button onPress={() => setChanging(!changing)} data-testid="change-keys">
          {changing ? 'Done' : 'Change keys'}
        </Button>
      </div>
      {changing && <p className={styles.hint}>Press a key cap, then the new key. Escape keeps the old one.</p>}
      <div className={styles.places}>
        {places.map(([place, bindings]) => {
          const shown = bindings.filter(fits);
          const change = changing ? (binding: Binding, keys: string) => put(place, binding, keys) : null;
          return shown.length === 0 ? null : <Keys key={place} place={place} bindings={shown} change={change} />;
        })}
      </div>
    </>
  );
}

export function HelpOverlay({ open, onClose, ...keys }: HelpOverlayProps) {
  return (
    <Dialog title="Keys" open={open} onClose={onClose} wide>
      <Overlay {...keys} />
    </Dialog>
  );
}
