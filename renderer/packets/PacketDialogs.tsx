// The dialogs about packets: at most one is open.
import { Dialog } from '../parts/Dialog.tsx';
import { MakePacket } from './MakePacket.tsx';
import { MergePackets } from './MergePackets.tsx';
import { OpenPacket } from './OpenPacket.tsx';
import { putPacketsAway, usePackets, type PacketDialog } from './packets.ts';
import { SendBack } from './SendBack.tsx';

const TITLES: Record<PacketDialog['kind'], string> = {
  open: 'Open a packet',
  make: 'Make a packet for a rater',
  merge: 'Merge packets',
  send: 'Send work back',
};

function Inside({ dialog }: { dialog: PacketDialog }) {
  switch (dialog.kind) {
    case 'open':
      return <OpenPacket token={dialog.token} head={dialog.head} />;
    case 'merge':
      return <MergePackets token={dialog.token} heads={dialog.heads} />;
    case 'make':
      return <MakePacket />;
    case 'send':
      return <SendBack />;
  }
}

export function PacketDialogs() {
  const { dialog } = usePackets();
  if (dialog === null) return null;
  return (
    <Dialog title={TITLES[dialog.kind]} open onClose={putPacketsAway}>
      <Inside dialog={dialog} />
    </Dialog>
  );
}
