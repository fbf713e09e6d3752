// Backups that are made by themselves: where they lie, what their names say, and how they are shown.
import { z } from 'zod';

/** What was about to be done when the backup was made. `replacement`: another file came in the place of the study. */
export const BackupReason = z.enum(['migration', 'import', 'merge', 'restore', 'replacement']);
export type BackupReason = z.infer<typeof BackupReason>;

const About = z.object({
  at: z.string().describe('time of the backup'),
  before: BackupReason.describe('the operation that followed'),
  bytes: z.number(),
});

export const KeptBackup = About.extend({ file: z.string() });
export type KeptBackup = z.infer<typeof KeptBackup>;

/** A backup as a list tells of it. */
export const ListedBackup = KeptBackup.extend({
  state: z.string().nullable().describe('the name of its state, as in a seal; null: it has none, or cannot be read'),
});
export type ListedBackup = z.infer<typeof ListedBackup>;

/**
 * How a state is shown in a list: its beginning, which nobody meets twice. `null`: there is none, or it cannot be read.
 */
export const shownState = (state: string | null): string => state?.slice(0, 12) ?? 'unknown';

/** As the window sees it: it knows no path. */
export const ShownBackup = About.extend({ token: z.string() });
export type ShownBackup = z.infer<typeof ShownBackup>;

/** The folder of a study's backups: `NAME.backups`, beside it. */
export const backupsFolder = (study: string): string => `${study.replace(/\.touchstone$/, '')}.backups`;

/** The name of a backup. No colons: some systems do not take them. */
export const backupName = (at: string, before: BackupReason): string =>
  `${at.replaceAll(':', '-')} before ${before}.touchstone`;

const NAME = /^(\d{4}-\d\d-\d\dT)(\d\d)-(\d\d)-(\d\d\.\d{3}Z) before (\w+)\.touchstone$/;

/** What the name of a backup says; null if it is none. */
export function aboutBackup(name: string): { at: string; before: BackupReason } | null {
  const [, day = '', hour = '', minute = '', second = '', what = ''] = NAME.exec(name) ?? [];
  const before = BackupReason.safeParse(what);
  return before.success ? { at: `${day}${hour}:${minute}:${second}`, before: before.data } : null;
}
