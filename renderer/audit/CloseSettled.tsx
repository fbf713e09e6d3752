// Closes all open disputes of the earlier version that the newer one settles, each with the reason in the audit log.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Cause } from '../../contract/dispute.ts';
import type { VersionsWish } from '../../contract/versions.ts';
import { call } from '../client/call.ts';
import { useKeptText } from '../desk/kept-text.ts';
import { counted } from '../imports/texts.ts';
import { announce } from '../parts/announce.ts';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { Select } from '../parts/Select.tsx';
import { tellProblem } from '../parts/trouble.ts';
import { CAUSES } from './texts.ts';
import styles from './VersionsDialog.module.css';

export interface CloseSettledProps {
  wish: VersionsWish;
  many: number;
  rater: string;
}

export function CloseSettled({ wish, many, rater }: CloseSettledProps) {
  const about = `reason settled ${JSON.stringify([wish.grader, wish.was])}`;
  const { text: reason, write, forget } = useKeptText(about, `${wish.grader} settles it`);
  const [cause, setCause] = useState<Cause>('other');
  const closing = useMutation({
    mutationFn: () => call('audit.close_settled', { ...wish, rater, cause, reason }),
    onSuccess: ({ closed }) => {
      forget();
      announce(`${counted(closed, 'dispute')} closed`);
    },
    onError: tellProblem,
  });
  const disputes = counted(many, 'open dispute');
  return (
    <section className={styles.closing} aria-label="Settled disputes" data-testid="settled">
      <p>
        {disputes} of {wish.was ?? 'its earlier scores'} {many === 1 ? 'is' : 'are'} settled: {wish.grader} gives the
        level of their reference. Closing records a decision for each in the audit log:{' '}
        {wish.was ?? 'the earlier score'} was wrong.
      </p>
      <div className={styles.narrow}>
        <Select
          label="Cause"
          options={CAUSES.map(({ value, title }) => ({ value, label: title }))}
          value={cause}
          onChange={setCause}
        />
        <Field label="Reason" value={reason} onChange={write} />
        <Button
          onPress={() => closing.mutate()}
          isDisabled={reason.trim() === '' || closing.isPending}
          data-testid="close-settled"
        >
          Close {counted(many, 'dispute')}
        </Button>
      </div>
    </section>
  );
}
