// The last card: flags, which belong to no dimension, and a note on the whole transcript.
import { memo } from 'react';
import type { Evidence } from '../../contract/evidence.ts';
import type { Gold } from '../../contract/gold.ts';
import { flagMeasure } from '../../contract/measures.ts';
import type { Flag } from '../../contract/rubric.ts';
import { FLAGS, isKnown, knownAnswer } from './answers.ts';
import type { CardActions } from './card-actions.ts';
import { CardFrame, isInsideSame } from './CardFrame.tsx';
import { Chips } from './Chips.tsx';
import { EvidenceChips } from './EvidenceChips.tsx';
import { Known } from './Known.tsx';
import { Written } from './Written.tsx';
import styles from './Card.module.css';

export interface FlagsCardProps {
  flags: readonly Flag[];
  /** The names of the flags that are set. */
  there: readonly string[];
  note: string;
  /** The changes since the first pass, in words; '' if there are none. */
  changed: string;
  evidence: readonly Evidence[];
  /** The known answers, in training, after submission. */
  known: readonly Gold[];
  focused: boolean;
  /** Whether the content is rendered although the card is closed. */
  ready?: boolean;
  /** The title of the card that was answered last, to which the keys for evidence and sureness apply. */
  offer?: string | null;
  act: Pick<CardActions, 'focus' | 'change' | 'showEvidence'>;
}

type InsideProps = Omit<FlagsCardProps, 'focused' | 'ready' | 'offer'>;

/** The known answers to the flags that are set, or that the rater answered differently. */
function KnownFlags({ flags, there, known, act }: Omit<InsideProps, 'note' | 'changed' | 'evidence'>) {
  return flags.map((flag) => {
    const gold = known.find(({ dimension }) => dimension === flag.name);
    const part = { answer: knownAnswer({ level: there.includes(flag.name) ? 1 : 0 }) };
    if (gold === undefined || (gold.level === 0 && isKnown(part, gold))) return null;
    return (
      <div key={flag.name}>
        <p className={styles.changed}>{flag.title}</p>
        <Known dimension={flagMeasure(flag)} part={part} known={gold} onEvidence={act.showEvidence} />
      </div>
    );
  });
}

const Inside = memo(function Inside(props: InsideProps & { open: boolean }) {
  const { flags, there, note, changed, evidence, known, act } = props;
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
          on: there.includes(name),
        }))}
        onToggle={(flag, on) => act.change({ kind: 'flag', flag, on })}
      />
      <KnownFlags flags={flags} there={there} known={known} act={act} />
      {there.length > 0 && (
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
        value={note}
        onChange={(text) => act.change({ kind: 'note', dimension: null, text })}
      />
    </>
  );
}, isInsideSame);

export function FlagsCard({ focused, ready = false, offer = null, ...inside }: FlagsCardProps) {
  const { flags, there, note, act } = inside;
  const on = flags.filter(({ name }) => there.includes(name)).map(({ title }) => title);
  return (
    <CardFrame
      testId="flags"
      name={FLAGS}
      title="Flags and note"
      answer={on.length > 0 ? on.join(', ') : 'no flags'}
      isAnswered={on.length > 0 || note !== ''}
      rest={note === '' ? '' : 'note'}
      focus={act.focus}
      focused={focused}
      ready={ready}
      offer={offer}
    >
      <Inside open={focused} {...inside} />
    </CardFrame>
  );
}
