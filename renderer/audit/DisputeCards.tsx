// The right column, in the order of judging: the auditor's own level, the grader's verdict, gold and labels, then why
// they differ.
import { useStore } from 'zustand';
import { auditDraft } from '../../contract/draft.ts';
import { keyedLevels } from '../../contract/level-keys.ts';
import card from '../cards/Card.module.css';
import { Explained } from '../cards/Explained.tsx';
import { CANNOT_JUDGE, LevelRow } from '../cards/LevelRow.tsx';
import { levelText } from '../cards/rater-texts.ts';
import { usePeople } from '../client/people.ts';
import { Column } from '../desk/Column.tsx';
import { Button } from '../parts/Button.tsx';
import { GraderSide } from './GraderSide.tsx';
import { HumanSide } from './HumanSide.tsx';
import { decide, explain, goTo, isReady, pick, type AuditDesk } from './desk.ts';
import { needsDecision } from './useDisputes.ts';
import { Verdict } from './Verdict.tsx';
import { AuditHistory } from './AuditHistory.tsx';
import { disputeText } from './texts.ts';
import styles from './DisputeCards.module.css';

function OwnLevel({ desk }: { desk: AuditDesk }) {
  const { dimension, own } = desk.view;
  const top = Math.max(1, dimension.levels.length - 1);
  if (own !== null)
    return (
      <p className={styles.own} data-testid="own-level">
        <span>Your level</span>
        <b>{levelText(own.level, dimension)}</b>
        <span>{own.from === 'label' ? 'from your label' : 'given in this audit'}</span>
      </p>
    );
  return (
    <>
      <p className={card.question}>{dimension.question}</p>
      <div role="radiogroup" aria-label={`Your level on ${dimension.title}`} className={card.levels}>
        {keyedLevels(dimension.levels).map((level, index) => (
          <LevelRow
            key={level.value}
            level={level}
            chosen={false}
            harm={dimension.tint === 'harm' ? index / top : 0}
            stop={index === 0}
            onChoose={() => pick(desk, level.value)}
          />
        ))}
        <LevelRow level={CANNOT_JUDGE} movable chosen={false} harm={0} stop={false} onChoose={() => pick(desk, null)} />
      </div>
      <p className={card.hint}>
        The verdict of the grader and the answers of others appear after you give your own level.
      </p>
    </>
  );
}

/** The text and the button of the foot. */
function footOf(desk: AuditDesk): { words: string; button: string } {
  const { own, dispute, draft } = desk.view;
  if (!needsDecision(dispute)) return { words: `It is ${dispute.state}.`, button: 'Next' };
  if (own === null) return { words: 'Read the transcript and give your own level.', button: 'Decide' };
  if (draft.verdict === null) return { words: 'Choose a verdict.', button: 'Decide' };
  return { words: isReady(desk) ? '' : 'Choose the cause.', button: 'Decide' };
}

function Foot({ desk }: { desk: AuditDesk }) {
  const { words, button } = footOf(desk);
  return (
    <>
      <p role="status" data-testid="audit-foot">
        {words}
      </p>
      <Button
        variant={isReady(desk) ? 'primary' : 'plain'}
        keys="Enter"
        onPress={() => decide(desk)}
        data-testid="decide"
      >
        {button}
      </Button>
    </>
  );
}

function Head({ view: { dispute } }: AuditDesk) {
  const people = usePeople();
  return (
    <div className={styles.head}>
      <h3 data-testid="dispute-title">{disputeText(dispute, people)}</h3>
      {dispute.state !== 'open' && <span data-testid="dispute-state">{dispute.state}</span>}
    </div>
  );
}

/** The part that is shown after the own level was given. */
function Shown({ desk }: { desk: AuditDesk }) {
  const people = usePeople();
  const { dispute, dimension } = desk.view;
  const name = auditDraft(dispute);
  return (
    <>
      <GraderSide view={desk.view} people={people} onGo={(at) => goTo(desk, at)} />
      <HumanSide view={desk.view} looks={desk.looks} people={people} onGo={(at) => goTo(desk, at)} />
      <Verdict desk={desk} people={people} />
      <AuditHistory
        log={desk.audited.log.filter((entry) => auditDraft(entry) === name)}
        dispute={dispute}
        dimension={dimension}
        people={people}
      />
    </>
  );
}

export function DisputeCards({ desk }: { desk: AuditDesk }) {
  const { dispute, dimension, own, shown } = desk.view;
  const explained = useStore(desk.inHand, (state) => state.explained);
  return (
    <Column label="Dispute" head={<Head {...desk} />} foot={<Foot desk={desk} />}>
      <section className={card.card} data-focused={own === null} aria-label="Your level">
        <h4 className={card.head}>{dimension.title}</h4>
        {own === null && !needsDecision(dispute) ? null : <OwnLevel desk={desk} />}
        <Explained dimension={dimension} open={explained} onToggle={() => explain(desk)} />
      </section>
      {shown && <Shown desk={desk} />}
    </Column>
  );
}
