// The grader's side: its level, its own score, its explanation, and each quote with whether the transcript contains it.
import { Check, CircleAlert, EqualApproximately } from 'lucide-react';
import type { Citation } from '../../contract/citation.ts';
import card from '../cards/Card.module.css';
import { levelText } from '../cards/rater-texts.ts';
import type { AuditView, GraderView } from './audit-view.ts';
import type { At } from './desk.ts';
import { foundText, otherName } from './texts.ts';
import styles from './GraderSide.module.css';

const decimals = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const SIGNS = { exact: Check, fuzzy: EqualApproximately, missing: CircleAlert };

function Quote({ citation, onGo }: { citation: Citation; onGo: (at: At) => void }) {
  const { at, found, quote } = citation;
  const Sign = SIGNS[found];
  const words = foundText(citation);
  return (
    <li className={styles.quote} data-found={found} data-testid="citation">
      {at === null ? (
        // a quote that is not in the transcript is shown in full
        <blockquote>“{quote}”</blockquote>
      ) : (
        <button type="button" title={quote} onClick={() => onGo(at)}>
          “{quote}”
        </button>
      )}
      <p>
        <Sign aria-hidden /> {words}
      </p>
    </li>
  );
}

/** The grader's own score, if it is more precise than the level. */
function valueText({ score }: GraderView): string {
  if (score === null) return '';
  const { value, label, dimension, state } = score;
  if (state !== 'scored') return state === 'parse_failed' ? `${dimension}: unreadable` : `${dimension}: not scored`;
  const number = value === null ? '' : decimals.format(value);
  const word = label !== null && label !== String(value) ? label : '';
  return `${dimension} ${[word, number].filter((part) => part !== '').join(' · ')}`;
}

function Grader({ grader, view, onGo }: { grader: GraderView; view: AuditView; onGo: (at: At) => void }) {
  const explanation = grader.score?.explanation ?? null;
  return (
    <div className={styles.grader} data-testid="grader">
      <p className={styles.said}>
        <span>{grader.grader}</span>
        <b>{grader.level === null ? 'no level' : levelText(grader.level, view.dimension)}</b>
      </p>
      <p className={styles.about}>{valueText(grader)}</p>
      <p className={styles.explanation}>{explanation ?? 'No explanation.'}</p>
      {grader.citations.length > 0 && (
        <ul className={styles.quotes} aria-label={`Quotes of ${grader.grader}`}>
          {grader.citations.map((citation) => (
            <Quote key={citation.quote} citation={citation} onGo={onGo} />
          ))}
        </ul>
      )}
    </div>
  );
}

export function GraderSide({
  view,
  people,
  onGo,
}: {
  view: AuditView;
  people: ReadonlyMap<string, string>;
  onGo: (at: At) => void;
}) {
  const { dispute, dimension, graders } = view;
  return (
    <section className={card.card} aria-label="Grader">
      <h4 className={card.head}>{graders.length > 1 ? 'Verdicts of the graders' : 'Verdict of the grader'}</h4>
      {graders.map((one) => (
        <Grader key={one.grader} grader={one} view={view} onGo={onGo} />
      ))}
      {dispute.kind === 'version' && (
        <p className={styles.said}>
          <span>{otherName(dispute, people)}</span>
          <b>{dispute.other === null ? 'no level' : levelText(dispute.other, dimension)}</b>
        </p>
      )}
    </section>
  );
}
