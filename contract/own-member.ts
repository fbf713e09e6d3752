// Members by names that others chose: "toString" and "constructor" are names that every object answers to.

/** The member of this name that the object has itself; undefined where it has none. */
export const ownMember = <T>(holder: { readonly [name: string]: T }, name: string): T | undefined =>
  Object.hasOwn(holder, name) ? holder[name] : undefined;
