// Starts the client: once, before anything is shown.
import { FromMenu } from '../../contract/commands.ts';
import { readAhead, refreshApp } from './app-state.ts';
import { connect } from './bridge.ts';
import { followChanges } from './changes.ts';
import { followJobs } from './jobs.ts';
import { followNotes } from './study-notes.ts';
import { followPreferences } from './preferences.ts';

/** Connects to the processes, follows what they announce, and reads the app's state: nothing can be shown before. */
export async function startClient(): Promise<void> {
  followChanges();
  followJobs();
  followNotes();
  followPreferences();
  connect();
  window.touchstone.onCommand((command) => {
    if (FromMenu.parse(command) === 'state') void refreshApp();
  });
  await refreshApp();
  readAhead();
}
