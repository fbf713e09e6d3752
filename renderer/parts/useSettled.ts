// What is being typed, once the hand has rested: for questions too dear to ask at every key.
import { useEffect, useState } from 'react';

const REST = 250;

/** The value after it has been the same for a quarter of a second; values are told apart by their JSON. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  const now = JSON.stringify(value);
  const differs = now !== JSON.stringify(settled);
  useEffect(() => {
    if (!differs) return;
    const timer = setTimeout(() => setSettled(value), REST);
    return () => clearTimeout(timer);
    // the value is what its JSON says: an equal one of a later render is no change
  }, [now, differs]);
  return settled;
}
