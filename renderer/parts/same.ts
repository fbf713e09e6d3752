// Whether two things show the same; asked many times at every key, so it makes nothing on its way.

/** Whether both have the same values under the same names; both have all names of their type. */
export function isSame<T extends object>(a: T, b: T): boolean {
  for (const name in a) if (!Object.is(a[name], b[name])) return false;
  return true;
}
