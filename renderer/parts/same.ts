// Whether two values show the same; called many times at every key press, so it allocates nothing.

/** Whether both have the same values under the same names; both have all names of their type. */
export function isSame<T extends object>(a: T, b: T): boolean {
  for (const name in a) if (!Object.is(a[name], b[name])) return false;
  return true;
}
