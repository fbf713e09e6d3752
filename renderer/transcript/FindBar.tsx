// Bar of Find in a transcript: the store searches the whole text, and the view shows the matches.
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useStore } from 'zustand';
import { LONGEST_FIND } from '../../contract/transcript-head.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { endFind, findIn, stepHit } from './hits.ts';
import { type TranscriptModel } from './model.ts';
import { focusTranscript } from './scrolling.ts';
import styles from './FindBar.module.css';

const whole = new Intl.NumberFormat('en');

/**
 * Moves the focus to the field, and returns a function that moves it back: to where it was, or else to the transcript.
 */
function useFocus(field: RefObject<HTMLElement | null>, model: TranscriptModel): () => void {
  const before = useRef<Element | null>(null);
  useEffect(() => {
    before.current = document.activeElement;
    field.current?.focus();
  }, [field]);
  return () => {
    const { current } = before;
    if (current instanceof HTMLElement && current !== document.body && current.isConnected) current.focus();
    else focusTranscript(model);
  };
}

export function FindBar({ model, onClose }: { model: TranscriptModel; onClose: () => void }) {
  const find = useStore(model, (state) => state.find);
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);

  const focusBack = useFocus(input, model);
  useEffect(() => {
    let late = false;
    void findIn(model, text, () => late);
    return () => {
      late = true;
    };
  }, [model, text]);

  const close = (): void => {
    endFind(model);
    focusBack();
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
        maxLength={LONGEST_FIND}
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
