// Starts the client: once, before anything is shown.
import { FromMenu } from '../../contract/commands.ts';
import { readAhead, refreshApp } from './app-state.ts';
import { connect } from './bridge.ts';
import { followChanges } from './changes.ts';
import { followJobs } from './jobs.ts';
import { followNotes } from './study-notes.ts';
import { followPreferences } from './preferences.ts';

/**
 * Connects to the processes, follows their announcements, and reads the app's state, without which nothing is shown.
 */
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
