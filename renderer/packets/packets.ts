// The open packet dialog, and what follows after a packet was opened: its queue is shown, and its rater's name
// suggested.
import { create } from 'zustand';
import type { Chosen } from '../../contract/app-state.ts';
import type { PacketHead } from '../../contract/packet.ts';
import { present } from '../client/bridge.ts';
import { call } from '../client/call.ts';
import { arriving } from '../imports/arriving.ts';

export type PacketDialog =
  | { kind: 'open'; token: string; head: PacketHead }
  | { kind: 'merge'; token: string; heads: readonly PacketHead[] }
  | { kind: 'make' }
  | { kind: 'send' };

interface State {
  dialog: PacketDialog | null;
  /** The queue to show in a study that was just made from a packet. */
  landing: string | null;
  /** The rater's name in the packet that was opened last. */
  suggested: string;
}

export const usePackets = create<State>()(() => ({ dialog: null, landing: null, suggested: '' }));

export const showPackets = (dialog: PacketDialog): void => usePackets.setState({ dialog });
export const putPacketsAway = (): void => usePackets.setState({ dialog: null });

/**
 * Handles packets that were chosen or dropped: a work packet is opened, a returned one is merged. Throws the reason if
 * a head is rejected.
 */
export async function takePackets({ token }: Chosen): Promise<void> {
  await present('jobs');
  const heads = await call('packets.look', { token });
  const [head, ...others] = heads;
  if (head === undefined) return;
  showPackets(
    head.kind === 'work' && others.length === 0 ? { kind: 'open', token, head } : { kind: 'merge', token, heads },
  );
}

/** Shows a dialog that asks for packets, and handles them. */
export async function choosePackets(): Promise<void> {
  const chosen = await call('app.choose_packets', {});
  if (chosen !== null) await arriving(chosen.names, () => takePackets(chosen));
}

/** The queue to show after a packet was opened; returned only once. */
export function takeLanding(): string | null {
  const { landing } = usePackets.getState();
  if (landing !== null) usePackets.setState({ landing: null });
  return landing;
}

/** A text as a valid file name. */
export const fileName = (...parts: readonly string[]): string => parts.join(' ').replaceAll(/[/\\:*?"<>|]+/g, '-');
