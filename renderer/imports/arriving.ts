// Files that were chosen or dropped, while their kind is being found out: the panel names them, so that no drop seems
// lost.
import { create } from 'zustand';

interface Arrival {
  names: readonly string[];
}

export const useArriving = create<{ arrivals: readonly Arrival[] }>()(() => ({ arrivals: [] }));

const list = (): readonly Arrival[] => useArriving.getState().arrivals;

/** Shows these files as being examined while the work lasts. Rejects with what the work rejects with. */
export async function arriving(names: readonly string[], work: () => Promise<void>): Promise<void> {
  const arrival = { names };
  useArriving.setState({ arrivals: [...list(), arrival] });
  try {
    await work();
  } finally {
    useArriving.setState({ arrivals: list().filter((other) => other !== arrival) });
  }
}
