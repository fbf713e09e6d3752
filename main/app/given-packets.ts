// Packets that the system, an argument or another start of the app asked to open: they wait until the window takes them.
import { basename } from 'node:path';
import type { Chosen } from '../../contract/app-state.ts';
import { needJobs, tell, tokenForJobs } from './study.ts';

let waiting: readonly string[] = [];

export const isPacket = (path: string): boolean => path.endsWith('.tspacket');

/** Offers packets to the window, which takes them once it is there. */
export function givePackets(paths: readonly string[]): void {
  if (paths.length === 0) return;
  waiting = [...waiting, ...paths];
  tell('packets');
}

/** What waits, once; null where nothing does. There is a jobs process then that can read it. */
export async function takePackets(): Promise<Chosen | null> {
  if (waiting.length === 0) return null;
  const paths = waiting;
  waiting = [];
  // before the process starts, which is told of all tokens as it does
  const token = tokenForJobs(paths);
  await needJobs();
  return { token, names: paths.map((path) => basename(path)) };
}
