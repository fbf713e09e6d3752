// What a person should know of the files of the open study, until they have read it.
import { useState } from 'react';
import { useApp } from '../client/app-state.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';

export function StudyNotes() {
  const { notes } = useApp();
  const [read, setRead] = useState<readonly string[]>([]);
  return notes
    .filter((note) => !read.includes(note))
    .map((note) => (
      <Notice
        key={note}
        problem={{ code: 'replaced', what: note, where: '', todo: '' }}
        actions={<Button onPress={() => setRead([...read, note])}>Close</Button>}
      />
    ));
}
