// Makes gold by a rule over the whole study, after showing how many units the rule would settle.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Output } from '../../contract/calls.ts';
import { call } from '../client/call.ts';
import { useJob } from '../client/jobs.ts';
import { query, queryClient, useRead } from '../client/queries.ts';
import { announce } from '../parts/announce.ts';
import { Button } from '../parts/Button.tsx';
import { Choice } from '../parts/Choice.tsx';
import { counted } from '../imports/texts.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { JobBar } from '../parts/JobBar.tsx';
import { Notice, problemOf } from '../parts/Notice.tsx';
import { Select } from '../parts/Select.tsx';
import styles from './RuleDialog.module.css';

type Kind = 'unanimous' | 'majority' | 'rater';

const KINDS: readonly { value: Kind; title: string; hint: string }[] = [
  { value: 'unanimous', title: 'Unanimous', hint: 'Two raters or more, all of whom agree.' },
  { value: 'majority', title: 'Majority', hint: 'More than half of at least three raters, or two who agree.' },
  { value: 'rater', title: 'One rater’s labels', hint: 'The labels of this rater, even if others differ.' },
];

interface RulesProps {
  rater: string;
  /** Called after the rule was applied and the list of units was read again. */
  onApplied: () => void;
  onClose: () => void;
}

function Rules({ rater, onApplied, onClose }: RulesProps) {
  const [kind, setKind] = useState<Kind>('unanimous');
  const raters = useRead('study.info', {})?.raters ?? [];
  const [chosen, setChosen] = useState('');
  const by = raters.some(({ id }) => id === chosen) ? chosen : (raters[0]?.id ?? '');
  const rule = kind === 'rater' ? `rater:${by}` : kind;
  const { data: would, error } = useQuery({
    ...query('adjudicate.rule_preview', { rule, rater }),
    staleTime: 0,
    gcTime: 0,
  });
  const { state, start, stop } = useJob<Output<'adjudicate.by_rule'>>();
  const apply = (): void =>
    void start(async (job, begin) => {
      begin();
      const made = await call('adjudicate.by_rule', { job, rule, rater });
      announce(`${counted(made.added, 'unit')} made gold`);
      await queryClient.refetchQueries({ queryKey: query('adjudicate.list', { rater }).queryKey });
      onApplied();
      return made;
    });
  useEffect(() => {
    if (state.state === 'done') onClose();
  }, [state, onClose]);
  return (
    <>
      <div className={styles.rules}>
        <Choice
          label="Rule"
          options={KINDS.map(({ value, title, hint }) => ({ value, title, hint, testId: `rule-${value}` }))}
          chosen={kind}
          onChoose={setKind}
        />
        {kind === 'rater' && (
          <Select
            label="Rater"
            options={raters.map(({ id, name }) => ({ value: id, label: name }))}
            value={by}
            onChange={setChosen}
          />
        )}
        {error !== null && <Notice problem={problemOf(error)} />}
        <JobBar label="Applying the rule" state={state} unit="transcripts" onStop={stop} />
        <p role="status" data-testid="rule-would" className={styles.would}>
          {would === undefined
            ? 'Counting…'
            : `This makes ${counted(would.added, 'unit')} gold. ${counted(would.unchanged, 'unit')} ${would.unchanged === 1 ? 'is' : 'are'} gold already; ${would.open} stay open.`}
        </p>
        <p className={styles.hint}>Decisions and reopenings by a person are not changed.</p>
      </div>
      <footer className={styles.actions}>
        <Button onPress={onClose}>Cancel</Button>
        <Button
          variant="primary"
          isDisabled={would === undefined || would.added === 0 || state.state === 'running'}
          onPress={apply}
          data-testid="rule-apply"
        >
          Apply
        </Button>
      </footer>
    </>
  );
}

export function RuleDialog({ open, ...rules }: RulesProps & { open: boolean }) {
  return (
    <Dialog title="Apply a rule" open={open} onClose={rules.onClose}>
      <Rules {...rules} />
    </Dialog>
  );
}
