// The last card: flags that stand beside every dimension, and a note on the transcript as a whole.
import { Activity, memo, useRef } from 'react';
import type { Evidence } from '../../contract/evidence.ts';
import type { Gold } from '../../contract/gold.ts';
import type { Label } from '../../contract/label.ts';
import { flagMeasure } from '../../contract/measures.ts';
import type { Flag } from '../../contract/rubric.ts';
import type { CardActions } from './card-actions.ts';
import { FLAGS, isKnown, knownAnswer } from './answers.ts';
import { Chips } from './Chips.tsx';
import { EvidenceChips } from './EvidenceChips.tsx';
import { Known } from './Known.tsx';
import { useInView } from './in-view.ts';
import { Offer } from './Offer.tsx';
import { Written } from './Written.tsx';
import styles from './Card.module.css';

export interface FlagsCardProps {
  flags: readonly Flag[];
  label: Pick<Label, 'flags' | 'note'>;
  /** What was changed since the first pass, in words; '' when nothing was. */
  changed: string;
  evidence: readonly Evidence[];
  /** In training, after submission: what is known. */
  known: readonly Gold[];
  focused: boolean;
  /** What is inside is there although the card is closed. */
  ready?: boolean;
  /** The title of the card that was answered just now: evidence and how sure are for that one first. */
  offer?: string | null;
  act: Pick<CardActions, 'focus' | 'change' | 'showEvidence'>;
}

/** The known answer to each flag that is there, or that the rater saw otherwise. */
function KnownFlags({ flags, label, known, act }: Pick<FlagsCardProps, 'flags' | 'label' | 'known' | 'act'>) {
  return flags.map((flag) => {
    const gold = known.find(({ dimension }) => dimension === flag.name);
    const part = { answer: knownAnswer({ level: label.flags.includes(flag.name) ? 1 : 0 }) };
    if (gold === undefined || (gold.level === 0 && isKnown(part, gold))) return null;
    return (
      <div key={flag.name}>
        <p className={styles.changed}>{flag.title}</p>
        <Known dimension={flagMeasure(flag)} part={part} known={gold} onEvidence={act.showEvidence} />
      </div>
    );
  });
}

const Open = memo(function Open({
  flags,
  label,
  changed,
  evidence,
  known,
  act,
}: Omit<FlagsCardProps, 'focused' | 'ready' | 'offer'>) {
  return (
    <>
      {changed !== '' && <p className={styles.changed}>Since the first pass: {changed}.</p>}
      <Chips
        label="Flags"
        keys="1"
        numbered
        options={flags.map(({ name, title, rule }) => ({
          value: name,
          title,
          about: rule,
          on: label.flags.includes(name),
        }))}
        onToggle={(flag, on) => act.change({ kind: 'flag', flag, on })}
      />
      <KnownFlags flags={flags} label={label} known={known} act={act} />
      {label.flags.length > 0 && (
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
  );
});

function Summary({ flags, label, act }: Pick<FlagsCardProps, 'flags' | 'label' | 'act'>) {
  const on = flags.filter(({ name }) => label.flags.includes(name)).map(({ title }) => title);
  const isAnswered = on.length > 0 || label.note !== '';
  return (
    <button
      type="button"
      className={styles.summary}
      data-answered={isAnswered}
      onClick={() => act.focus(FLAGS)}
      tabIndex={-1}
    >
      <span className={styles.title}>Flags and note</span>
      <span className={styles.answer}>{on.length > 0 ? on.join(', ') : 'no flags'}</span>
      {label.note !== '' && <span className={styles.rest}>note</span>}
    </button>
  );
}

export function FlagsCard({ focused, ready = false, offer = null, ...inside }: FlagsCardProps) {
  const card = useRef<HTMLElement>(null);
  useInView(card, focused);
  return (
    <section
      ref={card}
      className={styles.card}
      aria-label="Flags and note"
      data-focused={focused}
      data-offer={offer !== null || undefined}
      data-testid="flags"
      onFocusCapture={() => inside.act.focus(FLAGS)}
    >
      {focused ? <h3 className={styles.head}>Flags and note</h3> : <Summary {...inside} />}
      <Offer title={offer} />
      {(focused || ready) && (
        <Activity mode={focused ? 'visible' : 'hidden'}>
          <Open {...inside} />
        </Activity>
      )}
    </section>
  );
}
