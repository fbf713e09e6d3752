// The frame of a desk: what there is to do on the left, the transcript in the middle, what is decided on the right.
import { useCallback, type ReactNode } from 'react';
import { ModelView } from '../transcript/TranscriptView.tsx';
import type { TranscriptReaderProps } from '../transcript/TranscriptReader.tsx';
import styles from './Frame.module.css';

export interface FrameProps {
  testId: string;
  /** The list is narrow, and a map of the transcript stands below it. */
  map?: boolean;
  children: ReactNode;
}

/** It takes the focus from the link that led here: Enter does what the desk says, and does not press the link again. */
export function Frame({ testId, map = false, children }: FrameProps) {
  const arrive = useCallback((place: HTMLDivElement | null) => place?.focus({ preventScroll: true }), []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={arrive} className={styles.place} data-map={map} data-testid={testId} tabIndex={-1}>
      {children}
    </div>
  );
}

export interface MiddleProps extends TranscriptReaderProps {
  /** Beside the title: what is known of the state, and what can be done. */
  head?: ReactNode;
  /** Between head and transcript. */
  children?: ReactNode;
}

/** The transcript under its title. */
export function Middle({ model, evidence, marks, head, children }: MiddleProps) {
  const { title } = model.getState().head;
  return (
    <section className={styles.middle} aria-label="Transcript" data-testid="middle">
      <header className={styles.head}>
        <h2 title={title}>{title}</h2>
        {head}
      </header>
      {children}
      <div className={styles.reader}>
        <ModelView model={model} evidence={evidence} marks={marks} />
      </div>
    </section>
  );
}

/** Shown instead of a transcript while one is loading or when there is nothing to decide. */
export function Instead({ children }: { children?: ReactNode }) {
  return (
    <div className={styles.middle} aria-busy={children === undefined || undefined}>
      {children}
    </div>
  );
}
