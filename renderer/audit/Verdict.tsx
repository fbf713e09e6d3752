// The card "Why they differ": verdict, cause and note, or the decision with a button to reopen it.
import { useEffect, useRef } from 'react';
import { hasCause, VERDICTS } from '../../contract/dispute.ts';
import card from '../cards/Card.module.css';
import chips from '../cards/Chips.module.css';
import { Written } from '../cards/Written.tsx';
import { Button } from '../parts/Button.tsx';
import { keepFocus } from '../parts/keep-focus.ts';
import { KeyCap } from '../parts/KeyCap.tsx';
import { askReopen, choose, giveCause, write, type AuditDesk } from './desk.ts';
import { needsDecision } from './useDisputes.ts';
import { CAUSES, CONSEQUENCE, verdictTitle } from './texts.ts';
import styles from './Verdict.module.css';

export interface VerdictProps {
  desk: AuditDesk;
  people: ReadonlyMap<string, string>;
}

function Verdicts({ desk, people }: VerdictProps) {
  const { dispute, draft } = desk.view;
  return (
    <div role="radiogroup" aria-label="Verdict" className={styles.verdicts}>
      {VERDICTS[dispute.kind].map((verdict, index) => (
        <button
          key={verdict}
          type="button"
          role="radio"
          aria-checked={draft.verdict === verdict}
          className={styles.verdict}
          data-testid={`verdict-${verdict}`}
          tabIndex={(draft.verdict ?? VERDICTS[dispute.kind][0]) === verdict ? 0 : -1}
          onMouseDown={keepFocus}
          onClick={() => choose(desk, verdict)}
        >
          <KeyCap keys={String(index + 1)} quiet={draft.verdict === verdict} />
          <span>{verdictTitle(verdict, dispute, people)}</span>
          {CONSEQUENCE[verdict] !== '' && <span className={styles.consequence}>{CONSEQUENCE[verdict]}</span>}
        </button>
      ))}
    </div>
  );
}

function Making({ desk, people }: VerdictProps) {
  const { draft, dimension } = desk.view;
  return (
    <>
      <Verdicts desk={desk} people={people} />
      {hasCause(draft.verdict) && (
        <div className={chips.chips} role="radiogroup" aria-label="Cause">
          <span className={chips.label} aria-hidden>
            Cause <KeyCap keys="⇧" /> 1 to 6
          </span>
          {CAUSES.map(({ value, title }) => (
            <button
              key={value}
              type="button"
              role="radio"
              aria-checked={draft.cause === value}
              className={styles.cause}
              data-testid={`cause-${value}`}
              onMouseDown={keepFocus}
              onClick={() => giveCause(desk, value)}
            >
              {title}
            </button>
          ))}
        </div>
      )}
      <Written
        field="note"
        label={`Note on ${dimension.title}`}
        placeholder="Note"
        keys="n"
        value={draft.note}
        onChange={(note) => write(desk, note)}
      />
    </>
  );
}

function Made({ desk }: { desk: AuditDesk }) {
  const { dispute, dimension } = desk.view;
  const awaits = dispute.decision?.judgement.verdict === 'gold_wrong' && dispute.state === 'decided';
  return (
    <div className={styles.made}>
      <p data-testid="made">
        {dispute.state === 'settled' ? 'The levels no longer differ.' : 'Decided.'}
        {awaits && ` The gold on ${dimension.title} is open in Adjudicate.`}
      </p>
      {awaits && (
        <Button keys="Shift+A" onPress={desk.onAdjudicate}>
          Open in Adjudicate
        </Button>
      )}
      {dispute.decision !== null && (
        <Button keys="Shift+O" onPress={() => askReopen(desk)}>
          Reopen…
        </Button>
      )}
    </div>
  );
}

export function Verdict(props: VerdictProps) {
  const { dispute, draft, own } = props.desk.view;
  const open = needsDecision(dispute);
  const section = useRef<HTMLElement>(null);
  // a verdict that was chosen by key is scrolled into view, together with its causes
  useEffect(() => {
    if (draft.verdict !== null) section.current?.scrollIntoView({ block: 'nearest' });
  }, [draft.verdict]);
  return (
    <section ref={section} className={card.card} data-focused={open && own !== null} aria-label="Why they differ">
      <h4 className={card.head}>Why they differ</h4>
      {open ? <Making {...props} /> : <Made desk={props.desk} />}
    </section>
  );
}
