// Buttons for packets in Export.
import { useRead } from '../client/queries.ts';
import { Button } from '../parts/Button.tsx';
import { tellProblem } from '../parts/trouble.ts';
import { choosePackets, showPackets } from './packets.ts';
import styles from './PacketChoices.module.css';

export function PacketChoices() {
  const log = useRead('packets.log', {});
  // a rater who labels a packet sends it back; the owner of the study makes and merges packets
  if (log?.some(({ what }) => what === 'opened') === true)
    return (
      <div className={styles.choices}>
        <Button variant="primary" onPress={() => showPackets({ kind: 'send' })}>
          Send work back…
        </Button>
      </div>
    );
  return (
    <div className={styles.choices}>
      <Button variant="primary" onPress={() => showPackets({ kind: 'make' })}>
        Make a packet for a rater…
      </Button>
      <Button onPress={() => void choosePackets().catch(tellProblem)}>Merge packets…</Button>
    </div>
  );
}
