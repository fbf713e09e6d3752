// Backups that are made by themselves, as they are shown.
import { z } from 'zod';

/** What was about to be done when the backup was made. */
export const BackupReason = z.enum(['migration', 'import', 'merge', 'restore']);
export type BackupReason = z.infer<typeof BackupReason>;

export const KeptBackup = z.object({
  file: z.string(),
  at: z.string().describe('when it was made'),
  before: BackupReason.describe('what was about to be done'),
  bytes: z.number(),
});
export type KeptBackup = z.infer<typeof KeptBackup>;
