// Components whose files are loaded after the first screen, because it does not show them and must not wait for them.
import { useEffect, useState, type ComponentType } from 'react';

const loads: (() => Promise<void>)[] = [];

/**
 * A component in a file of its own. The file is loaded by `loadLater`, or when the component is first needed
 * (`useNeeded`, by default when it is mounted); until then it renders nothing. Without `lazy`, because React delays
 * content after a fallback by 300 ms.
 */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  useNeeded: (props: P) => boolean = () => true,
): ComponentType<P> {
  let loaded: ComponentType<P> | null = null;
  let loading: Promise<void> | null = null;
  const begin = (): Promise<void> =>
    (loading ??= load().then((component) => {
      loaded = component;
    }));
  loads.push(begin);
  return function Later(props: P) {
    const [, setHere] = useState(false);
    const isNeeded = useNeeded(props);
    useEffect(() => {
      if (!isNeeded) return;
      let gone = false;
      void begin().then(() => gone || setHere(true));
      return () => {
        gone = true;
      };
    }, [isNeeded]);
    const Component: ComponentType<P> | null = loaded;
    return Component === null ? null : <Component {...props} />;
  };
}

/** A dialog is needed when it is open. */
export const isOpen = ({ open }: { open: boolean }): boolean => open;

/** Loads the files of all these components. */
export async function loadLater(): Promise<void> {
  await Promise.all(loads.map((load) => load()));
}
