// A disk of 8 MB that only one script sees, for tests of a full disk.
import { spawnSync } from 'node:child_process';

/**
 * Runs a shell script in `folder` with such a disk at `disk`; returns its exit status, or null if the system cannot
 * make one.
 */
export function withSmallDisk(disk: string, folder: string, script: string): number | null {
  const inside = `mount -t tmpfs -o size=8m none '${disk}' || exit 99\n${script}`;
  const { status } = spawnSync('unshare', ['-rm', 'sh', '-c', inside], { cwd: folder, env: process.env });
  return status === 99 || status === null ? null : status;
}

/** Whether this system can make such a disk. */
export const hasSmallDisks = (disk: string, folder: string): boolean =>
  process.platform === 'linux' && withSmallDisk(disk, folder, 'exit 0') === 0;
