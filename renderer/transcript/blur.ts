// Whether what people and tools said is blurred until it is asked for: a reader's own choice, kept on this machine.
import { create } from 'zustand';

const PLACE = 'transcript.blurred';

export const useBlur = create<{ blurred: boolean }>()(() => ({ blurred: localStorage.getItem(PLACE) === 'yes' }));

/** Blurs, or shows again; says which. */
export function toggleBlur(): boolean {
  const blurred = !useBlur.getState().blurred;
  localStorage.setItem(PLACE, blurred ? 'yes' : 'no');
  useBlur.setState({ blurred });
  return blurred;
}
