// The last card: flags that stand beside every dimension, and a note on the transcript as a whole.
import { useRef } from 'react';
import type { Evidence } from '../../contract/evidence.ts';
import type { Label } from '../../contract/label.ts';
import type { Flag } from '../../contract/rubric.ts';
import type { CardActions } from './card-actions.ts';
import { FLAGS } from './answers.ts';
import { Chips } from './Chips.tsx';
import { EvidenceChips } from './EvidenceChips.tsx';
import { useInView } from './in-view.ts';
import { Written } from './Written.tsx';
import styles from './Card.module.css';

export interface FlagsCardProps {
  flags: readonly Flag[];
  label: Pick<Label, 'flags' | 'note'>;
  /** What was changed since the first pass, in words; '' when nothing was. */
  changed: string;
  evidence: readonly Evidence[];
  focused: boolean;
  act: Pick<CardActions, 'focus' | 'change' | 'showEvidence'>;
}

export function FlagsCard({ flags, label, changed, evidence, focused, act }: FlagsCardProps) {
  const card = useRef<HTMLElement>(null);
  useInView(card, focused);
  const open = (): void => act.focus(FLAGS);
  const on = flags.filter(({ name }) => label.flags.includes(name)).map(({ title }) => title);
  return (
    <section
      ref={card}
      className={styles.card}
      aria-label="Flags and note"
      data-focused={focused}
      data-testid="flags"
      onFocusCapture={open}
    >
      {focused ? (
        <>
          <h3 className={styles.head}>Flags and note</h3>
          {changed !== '' && <p className={styles.changed}>Since the first pass: {changed}.</p>}
          <Chips
            label="Flags"
            keys="1"
            options={flags.map(({ name, title, rule }) => ({ value: name, title, about: rule, on: label.flags.includes(name) }))}
            onToggle={(flag, now) => act.change({ kind: 'flag', flag, on: now })}
          />
          {on.length > 0 && (
            <EvidenceChips
              evidence={evidence}
              onGo={act.showEvidence}
              onRemove={(one) => act.change({ kind: 'evidence', evidence: one, on: false })}
            />
          )}
          <Written
            label="Note on the transcript"
            field="note"
            placeholder="Note"
            keys="n"
            value={label.note}
            onChange={(text) => act.change({ kind: 'note', dimension: null, text })}
          />
        </>
      ) : (
        <button type="button" className={styles.summary} data-answered={on.length > 0 || label.note !== ''} onClick={open} tabIndex={-1}>
          <span className={styles.title}>Flags and note</span>
          <span className={styles.answer}>{on.length > 0 ? on.join(', ') : 'no flags'}</span>
          {label.note !== '' && <span className={styles.rest}>note</span>}
        </button>
      )}
    </section>
  );
}
