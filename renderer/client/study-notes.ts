// Notes on the files of the open study that its jobs announce (a backup without space on the disk). They are cleared
// when another study is opened.
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

/** Clears the notes of the earlier study. */
export const forgetNotes = (): void => become([]);

/** The notes on the open study. */
export const heardNotes = (): readonly string[] => heard;

function onNotes(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The notes on the open study, kept up to date. */
export const useHeardNotes = (): readonly string[] => useSyncExternalStore(onNotes, heardNotes);
