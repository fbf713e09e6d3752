// Keys that need no transcript (next and previous dispute, undo, redo), so they work while one is loading.
import { usePeople } from '../client/people.ts';
import { Keys } from '../desk/Keys.tsx';
import { stepping, undoing } from '../desk/keys.ts';
import { announce } from '../parts/announce.ts';
import { session, type AuditStep } from './session.ts';
import type { Disputes } from './useDisputes.ts';
import { disputeText } from './texts.ts';

const tookGold = ({ redo }: AuditStep): boolean =>
  redo.some((change) => change.kind === 'decide' && change.decision.judgement.verdict === 'gold_wrong');

export function PlaceKeys({ disputes }: { disputes: Disputes }) {
  const people = usePeople();
  const goWhere = (step: AuditStep | null, side: 'Undone' | 'Redone', none: string): void => {
    if (step === null) announce(none);
    else {
      announce(`${side}: ${disputeText(step.subject.dispute, people)}`);
      disputes.open(step.subject.dispute.key);
    }
  };
  const takeBack = (): void => {
    const step = session.undo();
    goWhere(step, 'Undone', 'Nothing to undo');
    if (step !== null && tookGold(step)) announce('Undone; the gold stays open in Adjudicate');
  };
  const doAgain = (): void => goWhere(session.redo(), 'Redone', 'Nothing to redo');
  return <Keys place="Audit" bindings={[...stepping('dispute', disputes.step), ...undoing(takeBack, doAgain)]} />;
}
