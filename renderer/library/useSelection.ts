// The selected transcript: the selection moves at once, and the address (and with it the preview) follows when the
// selection rests.
import { useEffect, useRef, useState } from 'react';

const REST_MS = 120;

/** `key` is the value of the address; `onRest` writes it there. */
export function useSelection(
  key: number | undefined,
  onRest: (key: number) => void,
): [number | undefined, (key: number) => void] {
  const [selected, setSelected] = useState(key);
  const written = useRef(key);
  useEffect(() => {
    // the address was changed elsewhere, by the palette or Back; closing the preview keeps the selection
    if (key !== written.current && key !== undefined) setSelected(key);
    written.current = key;
  }, [key]);
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const select = (wanted: number): void => {
    setSelected(wanted);
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      written.current = wanted;
      onRest(wanted);
    }, REST_MS);
  };
  return [selected, select];
}
