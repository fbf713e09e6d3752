// One rater's answer on the dimension: level, circumstances, components, note, and evidence that can be added to the
// decision.
import { Check, Plus } from 'lucide-react';
import type { RaterLabel } from '../../contract/label.ts';
import type { Evidence } from '../../contract/evidence.ts';
import type { Dimension } from '../../contract/rubric.ts';
import { partOf } from './answers.ts';
import { inOrder, type EvidenceStyle } from './evidence.ts';
import { RaterMark } from './RaterMark.tsx';
import { aboutText, componentTitle, levelText } from './rater-texts.ts';
import styles from './RaterRow.module.css';

export interface RaterRowProps {
  rated: RaterLabel;
  dimension: Dimension;
  look: EvidenceStyle;
  /** Ids of the evidence in the decision; null if evidence cannot be added now. */
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
      <span className="unseen">Use this evidence {one.quote.slice(0, 60)}</span>
    </button>
  );
}

export function RaterRow({ rated, dimension, look, taken, onGo, onTake }: RaterRowProps) {
  const part = partOf(rated.label, dimension.name);
  const answer = rated.answers[dimension.name];
  const level = answer?.state === 'level' ? answer.level : null;
  const evidence = inOrder(rated.label.evidence.filter((one) => one.dimension === dimension.name));
  return (
    <li className={styles.rater} data-testid="rater" data-rater={rated.rater}>
      <p className={styles.said}>
        <RaterMark look={look} />
        <span className={styles.name}>{look.title}</span>
        <span className={styles.level}>{levelText(level, dimension)}</span>
      </p>
      <p className={styles.about}>{aboutText(rated, dimension.name)}</p>
      {answer?.state === 'cannot_judge' && answer.reason !== '' && <p className={styles.note}>{answer.reason}</p>}
      {part.components.length > 0 && (
        <p className={styles.about}>{part.components.map((name) => componentTitle(name, dimension)).join(', ')}</p>
      )}
      {part.note !== '' && <p className={styles.note}>{part.note}</p>}
      {rated.label.note !== '' && <p className={styles.note}>On the whole: {rated.label.note}</p>}
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
