// Paths on this machine: bundles, resources, and the user's own folder.
import { join } from 'node:path';
import { app } from 'electron';

/** A file of the built program, such as `main/store.js`. */
export function bundle(...parts: string[]): string {
  return join(app.getAppPath(), 'out', ...parts);
}

/** A file that ships with the program, in a packaged app next to its archive. */
export function resource(...parts: string[]): string {
  return app.isPackaged ? join(process.resourcesPath, ...parts) : join(app.getAppPath(), 'resources', ...parts);
}

/** A file of the user's: settings, logs, the working copy of the sample study. */
export function userFile(...parts: string[]): string {
  return join(app.getPath('userData'), ...parts);
}

/** The address under which the window is served; messages are accepted from this origin only. */
export const ORIGIN = 'app://touchstone';
