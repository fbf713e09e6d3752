// Names of chosen or dropped files while their kind is detected. The panel shows them, so that a drop is always
// visible.
import { create } from 'zustand';

interface Arrival {
  names: readonly string[];
}

export const useArriving = create<{ arrivals: readonly Arrival[] }>()(() => ({ arrivals: [] }));

const list = (): readonly Arrival[] => useArriving.getState().arrivals;

/** Shows these files as being examined until `work` ends. Rejects if `work` rejects. */
export async function arriving(names: readonly string[], work: () => Promise<void>): Promise<void> {
  const arrival = { names };
  useArriving.setState({ arrivals: [...list(), arrival] });
  try {
    await work();
  } finally {
    useArriving.setState({ arrivals: list().filter((other) => other !== arrival) });
  }
}
