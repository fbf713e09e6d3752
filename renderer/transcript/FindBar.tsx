// Bar of Find in a transcript: the store searches the whole text, and the view shows the matches.
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { call } from '../client/call.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { endFind, fetchFirst, showHits, stepHit } from './hits.ts';
import { type TranscriptModel } from './model.ts';
import styles from './FindBar.module.css';

const whole = new Intl.NumberFormat('en');

export function FindBar({ model, onClose }: { model: TranscriptModel; onClose: () => void }) {
  const find = useStore(model, (state) => state.find);
  const key = useStore(model, (state) => state.head.key);
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    let late = false;
    void call('transcript.find', { key, text }).then(async (hits) => {
      if (!late) await fetchFirst(model, hits);
      if (!late) showHits(model, text, hits);
    });
    return () => {
      late = true;
    };
  }, [model, key, text]);

  const close = (): void => {
    endFind(model);
    onClose();
  };
  const count =
    find === null || text === ''
      ? ''
      : find.hits.length === 0
        ? 'not found'
        : `${whole.format(find.now + 1)} of ${whole.format(find.hits.length)}`;
  return (
    <div className={styles.bar} role="search">
      <input
        ref={input}
        data-testid="find"
        className={styles.input}
        aria-label="Find in transcript"
        placeholder="Find in transcript"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') stepHit(model, event.shiftKey ? -1 : 1);
          else if (event.key === 'Escape') close();
          else return;
          event.preventDefault();
        }}
      />
      <output className={styles.count} aria-live="polite">
        {count}
      </output>
      <IconButton label="Previous hit" onPress={() => stepHit(model, -1)}>
        <ChevronUp />
      </IconButton>
      <IconButton label="Next hit" onPress={() => stepHit(model, 1)}>
        <ChevronDown />
      </IconButton>
      <IconButton label="Close find" onPress={close}>
        <X />
      </IconButton>
    </div>
  );
}
