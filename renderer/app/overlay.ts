// The dialog in front of the place: at most one, opened by a key, the menu bar or the palette.
import { create } from 'zustand';

export type Overlay = 'keys' | 'palette' | 'own_work' | 'rater' | 'settings';

export const useOverlay = create<{ shown: Overlay | null }>()(() => ({ shown: null }));

export const show = (shown: Overlay | null): void => useOverlay.setState({ shown });
