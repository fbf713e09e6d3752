// Whether text of people and tools is blurred until it is pressed: a reader's preference, stored on this machine.
import { create } from 'zustand';

const PLACE = 'transcript.blurred';

function read(): boolean {
  try {
    return localStorage.getItem(PLACE) === 'yes';
  } catch {
    // no storage: the default
    return false;
  }
}

export const useBlur = create<{ blurred: boolean }>()(() => ({ blurred: read() }));

/** Switches blurring on or off; returns whether it is on. */
export function toggleBlur(): boolean {
  const blurred = !useBlur.getState().blurred;
  localStorage.setItem(PLACE, blurred ? 'yes' : 'no');
  useBlur.setState({ blurred });
  return blurred;
}
