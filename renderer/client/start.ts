// Sets the client going: once, before anything is shown.
import { connect } from './bridge.ts';
import { followChanges } from './changes.ts';
import { followJobs } from './jobs.ts';
import { query, queryClient } from './queries.ts';

/** Connects to the processes and follows what they announce. */
export function startClient(): void {
  followChanges();
  followJobs();
  connect();
  window.touchstone.onCommand((command) => {
    if (command === 'state') void queryClient.invalidateQueries({ queryKey: query('app.state', {}).queryKey });
  });
}
