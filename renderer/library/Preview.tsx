// The selected transcript beside the table, for reading only.
import { useQuery } from '@tanstack/react-query';
import { CatchBoundary } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { Fragment, useState, type KeyboardEvent, type ReactNode } from 'react';
import { query } from '../client/queries.ts';
import { Button } from '../parts/Button.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { Notice, problemOf } from '../parts/Notice.tsx';
import { RawView } from '../transcript/raw/RawView.tsx';
import { TranscriptView } from '../transcript/TranscriptView.tsx';
import styles from './Preview.module.css';

// these keys scroll the transcript here; elsewhere in the place they move through the list
const stay = (event: KeyboardEvent): void => {
  if (/^(Arrow|Page|Home|End)/.test(event.key)) event.stopPropagation();
};

const Failed = ({ error }: { error: unknown }) => (
  <div className={styles.failed}>
    <Notice problem={problemOf(error)} />
  </div>
);

export interface PreviewProps {
  transcript: number;
  /** The index of the message at which the preview opens. */
  message: number;
  /** The search words of the list, marked in the text. */
  search: string;
  onOpen: () => void;
  onClose: () => void;
  /** Keys of the place, mounted after the transcript so that they take precedence over its keys. */
  children: ReactNode;
}

export function Preview({ transcript, message, search, onOpen, onClose, children }: PreviewProps) {
  const [raw, setRaw] = useState(false);
  // the last transcript stays until the next one is loaded
  const { data: head, isPlaceholderData: late } = useQuery({
    ...query('transcript.head', { key: transcript }),
    placeholderData: (last) => last,
  });
  return (
    <section className={styles.preview} aria-label="Preview" aria-busy={late} data-testid="preview">
      <header className={styles.head}>
        <h2 title={head?.title}>{head?.title}</h2>
        <Button variant="quiet" onPress={() => setRaw(true)}>
          Original file
        </Button>
        <Button variant="quiet" onPress={onOpen}>
          Open in Label
        </Button>
        <IconButton label="Close the preview" keys="Escape" onPress={onClose}>
          <X />
        </IconButton>
      </header>
      {head !== undefined && <RawView about={head} open={raw} onClose={() => setRaw(false)} />}
      <div className={styles.body} onKeyDown={stay}>
        <CatchBoundary getResetKey={() => transcript} errorComponent={Failed}>
          <TranscriptView transcript={transcript} message={message} search={search} />
          {/* These keys work while the head loads. They are mounted again after the transcript, to take precedence. */}
          <Fragment key={head === undefined ? 'reading' : 'read'}>{children}</Fragment>
        </CatchBoundary>
      </div>
    </section>
  );
}
