// What can be done about packets, as buttons in Export.
import { Button } from '../parts/Button.tsx';
import { tellProblem } from '../parts/trouble.ts';
import { choosePackets, showPackets } from './packets.ts';
import styles from './PacketChoices.module.css';

export function PacketChoices() {
  return (
    <div className={styles.choices}>
      <Button variant="primary" onPress={() => showPackets({ kind: 'make' })}>
        Make a packet for a rater…
      </Button>
      <Button onPress={() => void choosePackets().catch(tellProblem)}>Merge packets…</Button>
      <Button onPress={() => showPackets({ kind: 'send' })}>Send work back…</Button>
    </div>
  );
}
