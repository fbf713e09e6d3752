// The empty states of the table.
import { FileInput, FolderInput } from 'lucide-react';
import { call } from '../client/call.ts';
import { takeImports } from '../imports/tables.ts';
import { Button } from '../parts/Button.tsx';
import { Empty } from '../parts/Empty.tsx';
import { tellProblem } from '../parts/trouble.ts';
import styles from './LibraryPlace.module.css';

async function choose(kind: 'files' | 'folder'): Promise<void> {
  const chosen = await call('app.choose_imports', { kind });
  if (chosen !== null) await takeImports(chosen);
}

/** The study is empty. */
export function NoTranscripts() {
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

/** The filter finds none. */
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
