// Failure of the main process: crash dumps stay on this machine, the user is told, and the app ends.
import { app, crashReporter, dialog } from 'electron';
import { defect } from './log.ts';

export function startCrashHandling(): void {
  crashReporter.start({ uploadToServer: false });
  const end = (error: unknown): void => {
    defect('main', error);
    if (app.isReady())
      dialog.showErrorBox(
        'Touchstone has to close',
        'An internal error occurred. Your work is saved. Please start Touchstone again.',
      );
    app.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
