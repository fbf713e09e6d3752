// The right column, in the order in which one judges: the own level, the grader's verdict, what people said, then why they differ.
import type { Output } from '../../contract/calls.ts';
import card from '../cards/Card.module.css';
import { Explained } from '../cards/Explained.tsx';
import { LevelRow } from '../cards/LevelRow.tsx';
import type { Looks } from '../cards/rater-looks.ts';
import { levelWords } from '../cards/rater-words.ts';
import { usePeople } from '../client/people.ts';
import { Button } from '../parts/Button.tsx';
import { GraderSide } from './GraderSide.tsx';
import { HumanSide } from './HumanSide.tsx';
import type { AuditView } from './audit-view.ts';
import type { AuditDesk } from './useAuditDesk.ts';
import { needsDecision } from './useDisputes.ts';
import { Verdict } from './Verdict.tsx';
import { AuditHistory } from './AuditHistory.tsx';
import { disputeWords } from './words.ts';
import column from '../cards/Column.module.css';
import styles from './DisputeCards.module.css';

export interface DisputeCardsProps {
  view: AuditView;
  desk: AuditDesk;
  looks: Looks;
  said: Output<'audit.get'>;
}

function OwnLevel({ view, desk }: Pick<DisputeCardsProps, 'view' | 'desk'>) {
  const { dimension, own } = view;
  const top = Math.max(1, dimension.levels.length - 1);
  if (own !== null)
    return (
      <p className={styles.own} data-testid="own-level">
        <span>Your level</span>
        <b>{levelWords(own.level, dimension)}</b>
        <span>{own.from === 'label' ? 'as you labelled it' : 'picked for the audit'}</span>
      </p>
    );
  return (
    <>
      <p className={card.question}>{dimension.question}</p>
      <div role="radiogroup" aria-label={`Your level on ${dimension.title}`} className={card.levels}>
        {dimension.levels.map((level, index) => (
          <LevelRow
            key={level.value}
            level={level}
            chosen={false}
            harm={dimension.tint === 'harm' ? index / top : 0}
            stop={index === 0}
            onChoose={() => desk.pick(level.value)}
          />
        ))}
        <LevelRow
          level={{ name: 'cannot judge', key: 'x', anchor: 'What it would take to judge is not there.' }}
          chosen={false}
          harm={0}
          stop={false}
          onChoose={() => desk.pick(null)}
        />
      </div>
      <p className={card.hint}>What the grader and others said is shown once you have given your own level.</p>
    </>
  );
}

/** What the foot says, and what its button does. */
function foot({ view: { own, dispute, draft }, desk }: Pick<DisputeCardsProps, 'view' | 'desk'>): { words: string; button: string } {
  if (!needsDecision(dispute)) return { words: `It is ${dispute.state}.`, button: 'Next' };
  if (own === null) return { words: 'Read the transcript and give your own level.', button: 'Decide' };
  if (draft.verdict === null) return { words: 'Say what is wrong, if anything is.', button: 'Decide' };
  return { words: desk.ready ? '' : 'Choose the cause.', button: 'Decide' };
}

export function DisputeCards({ view, desk, looks, said }: DisputeCardsProps) {
  const { dispute, dimension, own, shown } = view;
  const people = usePeople();
  const log = said.log.filter(
    (one) =>
      one.dimension === dispute.dimension && one.grader === dispute.grader && one.kind === dispute.kind && one.against === dispute.against,
  );
  const { words, button } = foot({ view, desk });
  return (
    <aside className={column.column} aria-label="Dispute">
      <header className={`${column.head} ${styles.head}`}>
        <h3 data-testid="dispute-title">{disputeWords(dispute, people)}</h3>
        {dispute.state !== 'open' && <span data-testid="dispute-state">{dispute.state}</span>}
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={column.cards} tabIndex={-1}>
        <section className={card.card} data-focused={own === null} aria-label="Your level">
          <h4 className={card.head}>{dimension.title}</h4>
          {own === null && !needsDecision(dispute) ? null : <OwnLevel view={view} desk={desk} />}
          <Explained dimension={dimension} open={desk.explained} onToggle={desk.actions.explain} />
        </section>
        {shown && (
          <>
            <GraderSide view={view} people={people} onGo={desk.goTo} />
            <HumanSide view={view} looks={looks} people={people} onGo={desk.goTo} />
            <Verdict view={view} desk={desk} people={people} />
            <AuditHistory log={log} dispute={dispute} dimension={dimension} people={people} />
          </>
        )}
      </div>
      <footer className={column.foot}>
        <p role="status" data-testid="audit-foot">
          {words}
        </p>
        <Button variant={desk.ready ? 'primary' : 'plain'} keys="Enter" onPress={desk.actions.decide} data-testid="decide">
          {button}
        </Button>
      </footer>
    </aside>
  );
}
