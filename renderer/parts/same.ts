// Compares what two values show. It is called many times at every key press, so it allocates nothing.

/** Whether both objects have the same values under the same names. Both must have all names of their type. */
export function isSame<T extends object>(a: T, b: T): boolean {
  for (const name in a) if (!Object.is(a[name], b[name])) return false;
  return true;
}
