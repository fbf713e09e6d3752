// The Audit place: disputed scores, worst first, and the transcript; beside it first the auditor's own level, then the
// grader's verdict, then why they differ.
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Output } from '../../contract/calls.ts';
import { call } from '../client/call.ts';
import { useJob, useProgress } from '../client/jobs.ts';
import { Begun } from '../desk/Begun.tsx';
import { Frame } from '../desk/Frame.tsx';
import { counted } from '../imports/texts.ts';
import { Button } from '../parts/Button.tsx';
import { Empty } from '../parts/Empty.tsx';
import { JobBar } from '../parts/JobBar.tsx';
import { drafts, picks } from './drafts.ts';
import { DisputeColumn } from './DisputeColumn.tsx';
import { OpenDispute } from './OpenDispute.tsx';
import { PlaceKeys } from './PlaceKeys.tsx';
import { session } from './session.ts';
import { useDisputes } from './useDisputes.ts';
import { VersionsDialog } from './VersionsDialog.tsx';
import styles from './AuditPlace.module.css';

type Check = ReturnType<typeof useJob<Output<'audit.check'>>>;

/** Checks the quotes of scores that were imported since the last check; the list then refreshes. */
function useCheckedCitations(): Check {
  const check = useJob<Output<'audit.check'>>();
  const { start } = check;
  useEffect(() => {
    void start(async (job, begin) => {
      begin();
      return call('audit.check', { job });
    });
  }, [start]);
  return check;
}

/** Shown while there are quotes to check, or if the check failed. */
function Checking({ check: { state, stop } }: { check: Check }) {
  const total = useProgress(state.state === 'running' ? state.job : '')?.total ?? 0;
  if (state.state !== 'failed' && total === 0) return null;
  return (
    <div className={styles.checking}>
      <JobBar label="Looking for quotes" state={state} unit="scores" onStop={stop} />
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
        {counted(withheld, 'transcript')} with disputed scores {withheld === 1 ? 'is' : 'are'} in one of your blind
        queues. Their disputes stay hidden until you submit.
      </Empty>
    );
  return (
    <Empty
      title="No score is disputed"
      action={
        <Button onPress={() => void navigate({ to: '/calibrate', search: { dimension: '' } })}>Go to Calibrate</Button>
      }
    >
      This place lists automated scores that differ from gold, from a rater or from another grader, or whose quotes are
      not in the transcript. Only graders with a mapping to levels are compared.
    </Empty>
  );
}

function Audit({ rater }: { rater: string }) {
  const disputes = useDisputes(rater);
  const check = useCheckedCitations();
  const [comparing, setComparing] = useState(false);
  if (disputes === null) return <div aria-busy />;
  if (disputes.empty) return <NothingDisputed withheld={disputes.withheld} />;
  return (
    <Frame testId="audit-place">
      <DisputeColumn disputes={disputes} onCompare={() => setComparing(true)}>
        <Checking check={check} />
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
