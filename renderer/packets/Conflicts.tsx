// Describes conflicts: which labels count, which do not, and what needs a decision.
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'react-aria-components';
import { measureNamed } from '../../contract/measures.ts';
import type { PacketConflict } from '../../contract/packet.ts';
import { call } from '../client/call.ts';
import { useRead } from '../client/queries.ts';
import { counted } from '../imports/texts.ts';
import { tellProblem } from '../parts/trouble.ts';
import styles from './Conflicts.module.css';

type OnTranscript = Exclude<PacketConflict, { kind: 'forked_copy' }>;

const names = ({ sides }: OnTranscript): string => [...new Set(sides.map(({ rater_name }) => rater_name))].join(', ');

/** Describes a conflict in a sentence. */
function sentence(conflict: PacketConflict, titleOf: (dimension: string) => string): string {
  switch (conflict.kind) {
    case 'rater_twice': {
      const differs =
        conflict.differs.length === 0
          ? 'Their answers are the same.'
          : `Their answers differ on ${conflict.differs.map(titleOf).join(', ')}.`;
      return `${names(conflict)} labelled it on ${counted(conflict.sides.length, 'machine')}. The label that was begun first counts; the other is kept. ${differs}`;
    }
    case 'same_name':
      return `${counted(conflict.sides.length, 'rater')} named ${names(conflict)} labelled it, and both labels count. Is this one person?`;
    case 'rubric_versions': {
      const versions = [...new Set(conflict.sides.map(({ rubric }) => rubric))].sort().join(' and ');
      return `Labelled under versions ${versions} of the rubric by ${names(conflict)}: the levels may differ in meaning.`;
    }
    case 'forked_copy':
      return `The study file of ${conflict.raters.join(', ')} was copied and both copies were edited: their entries are mixed.`;
  }
}

function Item({ conflict, titleOf }: { conflict: PacketConflict; titleOf: (dimension: string) => string }) {
  const navigate = useNavigate();
  if (conflict.kind === 'forked_copy') return <p>{sentence(conflict, titleOf)}</p>;
  const show = async (): Promise<void> => {
    const { key } = await call('transcript.key', { id: conflict.transcript });
    await navigate({ to: '/library', search: { filter: '', key } });
  };
  return (
    <>
      <Button className={styles.title ?? ''} onPress={() => void show().catch(tellProblem)}>
        {conflict.title}
        {conflict.round !== 'main' && ` (${conflict.round})`}
      </Button>
      <p>{sentence(conflict, titleOf)}</p>
    </>
  );
}

/** Maximum number of listed conflicts; the command line lists all. */
const MOST = 200;

export function Conflicts({ conflicts }: { conflicts: readonly PacketConflict[] }) {
  const rubric = useRead('study.rubric', {});
  const titleOf = (name: string): string =>
    ((rubric === null ? undefined : measureNamed(rubric, name))?.title ?? name).toLowerCase();
  return (
    <>
      <ul className={styles.list} aria-label="Conflicts" data-testid="packet-conflicts">
        {conflicts.slice(0, MOST).map((conflict, index) => (
          <li key={index}>
            <Item conflict={conflict} titleOf={titleOf} />
          </li>
        ))}
      </ul>
      {conflicts.length > MOST && (
        <p className={styles.more}>and {conflicts.length - MOST} more; `touchstone packet merge` lists all.</p>
      )}
    </>
  );
}
