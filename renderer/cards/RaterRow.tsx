// One rater's answer on the dimension: level, circumstances, components, note, and evidence that can be copied into the
// decision.
import { Check, Plus } from 'lucide-react';
import type { RaterLabel } from '../../contract/label.ts';
import type { Evidence } from '../../contract/evidence.ts';
import type { Dimension } from '../../contract/rubric.ts';
import { partOf } from './answers.ts';
import { inOrder, type EvidenceStyle } from './evidence.ts';
import { RaterMark } from './RaterMark.tsx';
import { aboutWords, componentTitle, levelWords } from './rater-words.ts';
import styles from './RaterRow.module.css';

export interface RaterRowProps {
  said: RaterLabel;
  dimension: Dimension;
  look: EvidenceStyle;
  /** Ids of the evidence that the decision has; null: nothing can be taken over now. */
  taken: ReadonlySet<string> | null;
  onGo: (evidence: Evidence) => void;
  onTake: (evidence: Evidence) => void;
}

function Taken({ one, on, onTake }: { one: Evidence; on: boolean; onTake: () => void }) {
  const Sign = on ? Check : Plus;
  return (
    <button
      type="button"
      className={styles.take}
      aria-pressed={on}
      title={on ? 'evidence used' : 'use this evidence'}
      onClick={onTake}
    >
      <Sign aria-hidden />
      <span className="unseen">Take over the evidence {one.quote.slice(0, 60)}</span>
    </button>
  );
}

export function RaterRow({ said, dimension, look, taken, onGo, onTake }: RaterRowProps) {
  const part = partOf(said.label, dimension.name);
  const answer = said.answers[dimension.name];
  const level = answer?.state === 'level' ? answer.level : null;
  const evidence = inOrder(said.label.evidence.filter((one) => one.dimension === dimension.name));
  return (
    <li className={styles.rater} data-testid="rater" data-rater={said.rater}>
      <p className={styles.said}>
        <RaterMark look={look} />
        <span className={styles.name}>{look.title}</span>
        <span className={styles.level}>{levelWords(level, dimension)}</span>
      </p>
      <p className={styles.about}>{aboutWords(said, dimension.name)}</p>
      {answer?.state === 'cannot_judge' && answer.reason !== '' && <p className={styles.note}>{answer.reason}</p>}
      {part.components.length > 0 && (
        <p className={styles.about}>{part.components.map((name) => componentTitle(name, dimension)).join(', ')}</p>
      )}
      {part.note !== '' && <p className={styles.note}>{part.note}</p>}
      {said.label.note !== '' && <p className={styles.note}>On the whole: {said.label.note}</p>}
      {evidence.map((one) => (
        <p key={one.id} className={styles.evidence} data-testid="rater-evidence">
          <button
            type="button"
            className={styles.quote}
            data-style={look.style}
            title={one.quote}
            onClick={() => onGo(one)}
          >
            {one.message + 1}: {one.quote}
          </button>
          {taken !== null && <Taken one={one} on={taken.has(one.id)} onTake={() => onTake(one)} />}
        </p>
      ))}
    </li>
  );
}
