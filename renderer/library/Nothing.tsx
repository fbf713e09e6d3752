// The empty states of the table.
import { useQuery } from '@tanstack/react-query';
import { FileInput, FolderInput } from 'lucide-react';
import { call } from '../client/call.ts';
import { query } from '../client/queries.ts';
import { takeImports } from '../imports/tables.ts';
import { Button } from '../parts/Button.tsx';
import { Empty } from '../parts/Empty.tsx';
import { tellProblem } from '../parts/trouble.ts';
import { showPopulation } from './population/population.ts';
import styles from './LibraryPlace.module.css';

async function choose(kind: 'files' | 'folder'): Promise<void> {
  const chosen = await call('app.choose_imports', { kind });
  if (chosen !== null) await takeImports(chosen);
}

/** Shown if the study has no transcripts and no population. */
function NoTranscripts() {
  return (
    <Empty
      title="No transcripts yet"
      action={
        <div className={styles.actions}>
          <Button
            variant="primary"
            icon={<FileInput aria-hidden />}
            keys="$mod+I"
            onPress={() => void choose('files').catch(tellProblem)}
          >
            Import files
          </Button>
          <Button icon={<FolderInput aria-hidden />} onPress={() => void choose('folder').catch(tellProblem)}>
            Import folder
          </Button>
        </div>
      }
    >
      Drop files or folders of transcripts anywhere in this window, or choose them here. Logs of Inspect, Petri
      transcripts, agents’ sessions and chats as JSON are recognised by their contents; the files themselves are not
      changed. Then drop the table with a grader’s scores (CSV, JSONL, Parquet): its columns are shown before anything
      is imported.{' '}
    </Empty>
  );
}

/** Shown if a population is described, and nothing is drawn from it. */
function NothingDrawn({ units }: { units: number }) {
  return (
    <Empty
      title={`0 drawn of ${units.toLocaleString('en')}`}
      action={
        <div className={styles.actions}>
          <Button variant="primary" onPress={() => showPopulation('draw')}>
            Draw from the population…
          </Button>
          <Button onPress={() => showPopulation('known')}>Population…</Button>
        </div>
      }
    >
      The population is described: the study knows how many units there are of each kind. Units that are drawn are
      imported and listed here, to be read and labelled.
    </Empty>
  );
}

/** Shown if the study has no transcripts. */
export function NothingYet() {
  const { data } = useQuery({ ...query('population.show', {}), throwOnError: true });
  if (data === undefined) return null;
  return data === null ? <NoTranscripts /> : <NothingDrawn units={data.units} />;
}

/** Shown if the filter finds no transcripts. */
export function NoHit({ onClear }: { onClear: () => void }) {
  return (
    <Empty
      title="No matches"
      action={
        <Button variant="primary" onPress={onClear}>
          Clear the filter
        </Button>
      }
    >
      No transcript of this study matches the search and the facets.
    </Empty>
  );
}
