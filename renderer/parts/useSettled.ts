// A value after typing has paused, for calls that are too expensive for every key press.
import { useEffect, useState } from 'react';

const REST = 250;

/** The value after it has not changed for a quarter of a second; values are compared by their JSON. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  const differs = JSON.stringify(value) !== JSON.stringify(settled);
  useEffect(() => {
    if (!differs) return;
    const timer = setTimeout(() => setSettled(value), REST);
    return () => clearTimeout(timer);
  }, [value, differs]);
  return settled;
}
