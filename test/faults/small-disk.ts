// A disk of a few megabytes that only one script sees, for tests of what happens when it is full.
import { spawnSync } from 'node:child_process';

/**
 * Runs a shell script in `folder` with such a disk at `disk`; its exit status, null where the system has no such thing.
 */
export function withSmallDisk(disk: string, folder: string, script: string): number | null {
  const inside = `mount -t tmpfs -o size=8m none '${disk}' || exit 99\n${script}`;
  const { status } = spawnSync('unshare', ['-rm', 'sh', '-c', inside], { cwd: folder, env: process.env });
  return status === 99 || status === null ? null : status;
}

/** Whether this system lets us have one. */
export const hasSmallDisks = (disk: string, folder: string): boolean =>
  process.platform === 'linux' && withSmallDisk(disk, folder, 'exit 0') === 0;
