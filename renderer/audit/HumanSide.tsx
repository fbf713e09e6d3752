// The human side: the gold with its reasons, and each rater's label with its evidence.
import card from '../cards/Card.module.css';
import { inOrder } from '../cards/evidence.ts';
import { short } from '../cards/EvidenceChips.tsx';
import type { Looks } from '../cards/rater-looks.ts';
import { levelText } from '../cards/rater-texts.ts';
import { RaterRow } from '../cards/RaterRow.tsx';
import chips from '../cards/Chips.module.css';
import { exactTime, timeAgo } from '../parts/time-ago.ts';
import type { AuditView } from './audit-view.ts';
import type { At } from './desk.ts';
import styles from './GraderSide.module.css';

const nothing = (): void => undefined;

function GoldSide({
  view,
  people,
  onGo,
}: {
  view: AuditView;
  people: ReadonlyMap<string, string>;
  onGo: (at: At) => void;
}) {
  const { gold, dimension } = view;
  if (gold === null) return <p className={styles.about}>No gold yet.</p>;
  const who = gold.rater === null ? 'the command line' : (people.get(gold.rater) ?? gold.rater);
  return (
    <div className={styles.grader} data-testid="gold">
      <p className={styles.said}>
        <span>Gold</span>
        <b>{levelText(gold.level, dimension)}</b>
      </p>
      <p className={styles.about}>
        by {who}, <time title={exactTime(gold.at)}>{timeAgo(gold.at)}</time>
      </p>
      {gold.rationale !== '' && <p className={styles.explanation}>{gold.rationale}</p>}
      {gold.evidence.length > 0 && (
        <div className={chips.chips} role="group" aria-label="Evidence for the gold">
          {inOrder(gold.evidence).map((one) => (
            <span key={one.id} className={chips.evidence}>
              <button type="button" className={chips.quote} title={one.quote} onClick={() => onGo(one)}>
                {one.message + 1}: {short(one.quote)}
              </button>
            </span>
          ))}
        </div>
      )}
    </div>
  );
}

export interface HumanSideProps {
  view: AuditView;
  looks: Looks;
  people: ReadonlyMap<string, string>;
  onGo: (at: At) => void;
}

export function HumanSide({ view, looks, people, onGo }: HumanSideProps) {
  return (
    <section className={card.card} aria-label="People">
      <h4 className={card.head}>Gold and labels</h4>
      <GoldSide view={view} people={people} onGo={onGo} />
      {view.labels.length > 0 && (
        <ul aria-label="Answers of each rater">
          {view.labels.map((rated) => {
            const look = looks.get(rated.rater);
            return look === undefined ? null : (
              <RaterRow
                key={rated.rater}
                rated={rated}
                dimension={view.dimension}
                look={look}
                taken={null}
                onGo={onGo}
                onTake={nothing}
              />
            );
          })}
        </ul>
      )}
    </section>
  );
}
