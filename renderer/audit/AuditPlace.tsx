// The Audit place: disputed scores worst first, the transcript, and the own level before the grader's verdict before
// why they differ.
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { call } from '../client/call.ts';
import { useProgress } from '../client/jobs.ts';
import { Begun } from '../desk/Begun.tsx';
import { Frame } from '../desk/Frame.tsx';
import { counted } from '../imports/words.ts';
import { Button } from '../parts/Button.tsx';
import { Empty } from '../parts/Empty.tsx';
import { Progress } from '../parts/Progress.tsx';
import { tellProblem } from '../parts/trouble.ts';
import { drafts, picks } from './drafts.ts';
import { DisputeColumn } from './DisputeColumn.tsx';
import { OpenDispute } from './OpenDispute.tsx';
import { PlaceKeys } from './PlaceKeys.tsx';
import { session } from './session.ts';
import { useDisputes } from './useDisputes.ts';
import { VersionsDialog } from './VersionsDialog.tsx';
import styles from './AuditPlace.module.css';

const JOB = 'audit citations';

/** Looks for the quotes of scores that came in since; what it finds comes into the list by itself. */
function useCheckedCitations(): boolean {
  const { mutate, isPending } = useMutation({
    mutationFn: () => call('audit.check', { job: JOB }),
    onError: tellProblem,
  });
  useEffect(() => {
    mutate();
    // it goes on from there the next time
    return () => void call('jobs.cancel', { job: JOB }).catch(() => undefined);
  }, [mutate]);
  return isPending;
}

function Checking() {
  const progress = useProgress(JOB);
  if (progress === null || progress.total === null || progress.total === 0) return null;
  const { done, total, per_second, seconds_left } = progress;
  return (
    <div className={styles.checking}>
      <Progress
        label="Looking for quotes"
        done={done}
        total={total}
        unit="scores"
        per_second={per_second}
        seconds_left={seconds_left}
      />
    </div>
  );
}

function NothingDisputed({ withheld }: { withheld: number }) {
  const navigate = useNavigate();
  if (withheld > 0)
    return (
      <Empty
        title="Submit your own labels first"
        action={<Button onPress={() => void navigate({ to: '/label' })}>Go to Label</Button>}
      >
        {counted(withheld, 'transcript')} with disputed scores {withheld === 1 ? 'is' : 'are'} in a blind queue of
        yours. The disputes stay hidden until you submit.
      </Empty>
    );
  return (
    <Empty
      title="No score is disputed"
      action={
        <Button onPress={() => void navigate({ to: '/calibrate', search: { dimension: '' } })}>Go to Calibrate</Button>
      }
    >
      Here stand automated scores that differ from gold, from a rater or from another grader, or quote what is not
      there. A grader is compared once it is said how its scores are read as levels.
    </Empty>
  );
}

function Audit({ rater }: { rater: string }) {
  const disputes = useDisputes(rater);
  const checking = useCheckedCitations();
  const [comparing, setComparing] = useState(false);
  if (disputes === null) return <div aria-busy />;
  if (disputes.empty) return <NothingDisputed withheld={disputes.withheld} />;
  return (
    <Frame testId="audit-place">
      <DisputeColumn disputes={disputes} onCompare={() => setComparing(true)}>
        {checking && <Checking />}
      </DisputeColumn>
      <PlaceKeys disputes={disputes} />
      <OpenDispute disputes={disputes} rater={rater} />
      <VersionsDialog graders={disputes.graders} open={comparing} onClose={() => setComparing(false)} />
    </Frame>
  );
}

export function AuditPlace() {
  return (
    <Begun
      session={session}
      onDrafts={(rater, kept) => {
        drafts.begin(rater, kept);
        picks.begin(rater, kept);
      }}
    >
      {(rater) => <Audit rater={rater} />}
    </Begun>
  );
}
