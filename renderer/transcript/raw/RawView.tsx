// The original file of a transcript, for each of its sources, including data that transcripts have no field for.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { TranscriptHead } from '../../../contract/transcript-head.ts';
import { useRater } from '../../client/app-state.ts';
import { query } from '../../client/queries.ts';
import { Dialog } from '../../parts/Dialog.tsx';
import { Notice, problemOf } from '../../parts/Notice.tsx';
import { Select } from '../../parts/Select.tsx';
import { laidOut } from './layout.ts';
import styles from './RawView.module.css';

function Editor({ text, name }: { text: string; name: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let close: (() => void) | null = null;
    let gone = false;
    void import('./editor.ts').then(({ showRaw }) => {
      if (!gone && place.current !== null) close = showRaw(place.current, text, name);
    });
    return () => {
      gone = true;
      close?.();
    };
  }, [text, name]);
  return <div ref={place} className={styles.editor} data-testid="raw-editor" />;
}

const named = ({ path, where, format }: TranscriptHead['sources'][number]): string =>
  [path, where, format].filter((part) => part !== '').join(' · ');

type About = Pick<TranscriptHead, 'key' | 'title' | 'sources'>;

function Original({ about }: { about: About }) {
  const rater = useRater().id;
  const [source, setSource] = useState(0);
  const { data, error } = useQuery(query('transcript.original', { key: about.key, source, rater }));
  const from = about.sources[source];
  return (
    <div className={styles.raw}>
      <header className={styles.head}>
        {about.sources.length > 1 ? (
          <Select
            label="Source"
            value={String(source)}
            options={about.sources.map((each, index) => ({ value: String(index), label: named(each) }))}
            onChange={(chosen) => setSource(Number(chosen))}
          />
        ) : (
          <p className={styles.source}>{from === undefined ? '' : named(from)}</p>
        )}
        {data?.hidden === true && (
          <p>This file may contain scores: everything except the conversation is hidden until you submit your label.</p>
        )}
        {data?.cut === true && <p>Only the beginning is shown; `touchstone show --raw` prints all of it.</p>}
      </header>
      {error !== null && <Notice problem={problemOf(error)} />}
      {data !== undefined && <Editor text={laidOut(data.text)} name={`Original file: ${about.title}`} />}
    </div>
  );
}

export function RawView({ about, open, onClose }: { about: About; open: boolean; onClose: () => void }) {
  return (
    <Dialog title="Original file" open={open} onClose={onClose} wide>
      <Original about={about} />
    </Dialog>
  );
}
