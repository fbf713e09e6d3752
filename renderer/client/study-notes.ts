// Notes on the files of the open study that its jobs announce (there was no room for a backup), until another study is
// opened.
import { useSyncExternalStore } from 'react';
import { onAnnouncement } from './bridge.ts';

let heard: readonly string[] = [];
const listeners = new Set<() => void>();

function become(notes: readonly string[]): void {
  heard = notes;
  for (const listener of listeners) listener();
}

/** Starts to listen; called once. */
export function followNotes(): void {
  onAnnouncement((announcement) => {
    if (announcement.event === 'note' && !heard.includes(announcement.note)) become([...heard, announcement.note]);
  });
}

/** What was announced says nothing of another study. */
export const forgetNotes = (): void => become([]);

/** What was announced of the open study. */
export const heardNotes = (): readonly string[] => heard;

function onNotes(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The same, kept up to date. */
export const useHeardNotes = (): readonly string[] => useSyncExternalStore(onNotes, heardNotes);
