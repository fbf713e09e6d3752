// Conflicts in words: which label stands, which do not, and what nobody has settled.
import { useNavigate } from '@tanstack/react-router';
import type { PacketConflict } from '../../contract/packet.ts';
import { call } from '../client/call.ts';
import { counted } from '../imports/words.ts';
import { Button } from '../parts/Button.tsx';
import { tellProblem } from '../parts/trouble.ts';
import styles from './Conflicts.module.css';

type OnTranscript = Exclude<PacketConflict, { kind: 'forked_copy' }>;

const names = ({ sides }: OnTranscript): string => [...new Set(sides.map(({ rater_name }) => rater_name))].join(', ');

/** What is the matter with it, in a sentence. */
function sentence(conflict: PacketConflict): string {
  switch (conflict.kind) {
    case 'rater_twice': {
      const differs = conflict.differs.length === 0 ? 'They say the same.' : `They differ on ${conflict.differs.join(', ')}.`;
      return `${names(conflict)} labelled it on ${counted(conflict.sides.length, 'machine')}. The label begun first stands, the other is kept. ${differs}`;
    }
    case 'same_name':
      return `${counted(conflict.sides.length, 'rater')} of the name ${names(conflict)} labelled it, and both count. Is this one person?`;
    case 'rubric_versions': {
      const versions = [...new Set(conflict.sides.map(({ rubric }) => rubric))].sort().join(' and ');
      return `Labelled under versions ${versions} of the rubric by ${names(conflict)}: their levels may mean different things.`;
    }
    case 'forked_copy':
      return `The study file of ${conflict.raters.join(', ')} was copied, and both copies were worked on: what was done in them is mixed.`;
  }
}

function Item({ conflict }: { conflict: PacketConflict }) {
  const navigate = useNavigate();
  if (conflict.kind === 'forked_copy') return <p>{sentence(conflict)}</p>;
  const show = async (): Promise<void> => {
    const { key } = await call('transcript.key', { id: conflict.transcript });
    await navigate({ to: '/library', search: { filter: '', key } });
  };
  return (
    <>
      <Button variant="quiet" onPress={() => void show().catch(tellProblem)}>
        {conflict.title}
        {conflict.round !== 'main' && ` (${conflict.round})`}
      </Button>
      <p>{sentence(conflict)}</p>
    </>
  );
}

/** At most so many are listed; the command line lists all. */
const MOST = 200;

export function Conflicts({ conflicts }: { conflicts: readonly PacketConflict[] }) {
  return (
    <>
      <ul className={styles.list} aria-label="Conflicts" data-testid="packet-conflicts">
        {conflicts.slice(0, MOST).map((conflict, index) => (
          <li key={index}>
            <Item conflict={conflict} />
          </li>
        ))}
      </ul>
      {conflicts.length > MOST && <p className={styles.more}>and {conflicts.length - MOST} more; `touchstone packet merge` lists all.</p>}
    </>
  );
}
