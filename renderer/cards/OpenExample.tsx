// A link from an example to its transcript, if the study contains it.
import { useQuery } from '@tanstack/react-query';
import { ArrowUpRight } from 'lucide-react';
import type { ExamplePlace } from '../../contract/rubric.ts';
import { query } from '../client/queries.ts';
import styles from './Explained.module.css';

export function OpenExample({ at, onOpen }: { at: ExamplePlace; onOpen: (key: number, at: ExamplePlace) => void }) {
  const { data, isError } = useQuery(query('transcript.key', { id: at.transcript }));
  if (isError) return <p>The transcript of this example is not in this study.</p>;
  if (data === undefined) return null;
  return (
    <button type="button" className={styles.toggle} onClick={() => onOpen(data.key, at)}>
      <ArrowUpRight aria-hidden /> Open in transcript
    </button>
  );
}
