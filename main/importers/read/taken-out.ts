// The elements of a long list one after another, without the list holding them any longer.

/** Empties the list while it gives its elements, in order. */
export function* takenOut<T>(list: T[]): Generator<T> {
  list.reverse();
  for (let next = list.pop(); next !== undefined; next = list.pop()) yield next;
}
