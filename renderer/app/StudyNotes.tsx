// Notes on the files of the open study (a log that was set aside, a file that a restore kept, a backup without space on
// the disk), shown until the person closes them.
import { Info, X } from 'lucide-react';
import { useState } from 'react';
import { useApp } from '../client/app-state.ts';
import { useHeardNotes } from '../client/study-notes.ts';
import { IconButton } from '../parts/IconButton.tsx';
import styles from './StudyNotes.module.css';

export function StudyNotes() {
  const { notes } = useApp();
  const heard = useHeardNotes();
  const [read, setRead] = useState<readonly string[]>([]);
  return [...new Set([...notes, ...heard])]
    .filter((note) => !read.includes(note))
    .map((note) => (
      <div key={note} className={styles.note} role="alert">
        <Info aria-hidden />
        <p>{note}</p>
        <IconButton label="Close" onPress={() => setRead([...read, note])}>
          <X />
        </IconButton>
      </div>
    ));
}
