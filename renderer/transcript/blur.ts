// Whether what people and tools said is blurred until it is asked for: a reader's own choice, kept on this machine.
import { create } from 'zustand';

const PLACE = 'transcript.blurred';

function read(): boolean {
  try {
    return localStorage.getItem(PLACE) === 'yes';
  } catch {
    // no storage: as if it had never been chosen
    return false;
  }
}

export const useBlur = create<{ blurred: boolean }>()(() => ({ blurred: read() }));

/** Blurs, or shows again; says which. */
export function toggleBlur(): boolean {
  const blurred = !useBlur.getState().blurred;
  localStorage.setItem(PLACE, blurred ? 'yes' : 'no');
  useBlur.setState({ blurred });
  return blurred;
}
