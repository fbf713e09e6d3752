// The known answer with its evidence, shown in training beside the rater's own after submission.
import type { Evidence } from '../../contract/evidence.ts';
import type { Gold } from '../../contract/gold.ts';
import type { DimensionLabel } from '../../contract/label.ts';
import type { Dimension } from '../../contract/rubric.ts';
import { answerText, isKnown, knownAnswer } from './answers.ts';
import { short } from './EvidenceChips.tsx';
import chips from './Chips.module.css';
import styles from './Known.module.css';

export interface KnownProps {
  dimension: Dimension;
  part: Pick<DimensionLabel, 'answer'>;
  known: Gold;
  onEvidence: (evidence: Evidence) => void;
}

export function Known({ dimension, part, known, onEvidence }: KnownProps) {
  const same = isKnown(part, known);
  const titles = dimension.components.filter(({ name }) => known.components.includes(name)).map(({ title }) => title);
  return (
    <section className={styles.known} aria-label="Known answer" data-testid="known" data-same={same}>
      <p>
        Known answer: <b>{answerText({ answer: knownAnswer(known) }, dimension)}</b>
        {titles.length > 0 && ` (${titles.join(', ')})`}
        {same ? ', the same as yours.' : `; yours is ${answerText(part, dimension)}.`}
      </p>
      {known.rationale !== '' && <p>{known.rationale}</p>}
      {dimension.why !== '' && <p className={styles.why}>{dimension.why}</p>}
      {known.evidence.length > 0 && (
        <div className={chips.chips} role="group" aria-label="Evidence">
          <span className={chips.label} aria-hidden>
            Evidence
          </span>
          {known.evidence.map((one) => (
            <span key={one.id} className={chips.evidence}>
              <button type="button" className={chips.quote} title={one.quote} onClick={() => onEvidence(one)}>
                {one.message + 1}: {short(one.quote)}
              </button>
            </span>
          ))}
        </div>
      )}
    </section>
  );
}
