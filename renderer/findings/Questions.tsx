// Further options of rates: simultaneous intervals, a test against a bound, an equivalence test of two groups.
import { useState } from 'react';
import type { FigureChoice } from '../../contract/figure.ts';
import { Field } from '../parts/Field.tsx';
import { Select } from '../parts/Select.tsx';
import { NONE, type Address } from './choice.ts';
import styles from './Findings.module.css';

const TOGETHER: readonly { value: NonNullable<FigureChoice['together']> | typeof NONE; label: string }[] = [
  { value: NONE, label: 'each group separately' },
  { value: 'bonferroni', label: 'simultaneous, Bonferroni' },
  { value: 'max_t', label: 'simultaneous, max-t' },
];

/** A share from a number of per cent (or points); undefined for nothing, null for what is none between 0 and 100. */
export function shareOf(text: string): number | undefined | null {
  if (text.trim() === '') return undefined;
  const value = Number(text.trim().replace(/%$/, '')) / 100;
  return value > 0 && value < 1 ? value : null;
}

const textOf = (share: number | undefined): string =>
  share === undefined ? '' : String(Number((100 * share).toPrecision(12)));

interface ShareFieldProps {
  label: string;
  share: number | undefined;
  onShare: (share: number | undefined) => void;
}

/** Given the key of its share, so that a change from elsewhere is shown. */
function ShareField({ label, share, onShare }: ShareFieldProps) {
  const [draft, setDraft] = useState(textOf(share));
  const read = shareOf(draft);
  const settle = (): void => {
    if (read !== null && read !== share) onShare(read);
  };
  return (
    <div className={styles.number}>
      <Field
        label={label}
        placeholder="none"
        value={draft}
        onChange={setDraft}
        onBlur={settle}
        onKeyDown={({ key }) => key === 'Enter' && settle()}
        {...(read === null && { error: 'A number between 0 and 100' })}
      />
    </div>
  );
}

/** Whether the intervals hold one by one or all together. */
export function Together({ address: { choice, go } }: { address: Address }) {
  return (
    <Select
      label="Intervals"
      options={TOGETHER}
      value={choice.together ?? NONE}
      onChange={(value) => go({ together: value === NONE ? undefined : value })}
    />
  );
}

/** `isPair`: two groups are compared. */
export function Questions({ address: { choice, go }, isPair }: { address: Address; isPair: boolean }) {
  return (
    <>
      <ShareField
        key={`below ${choice.below}`}
        label="Test: rate below, %"
        share={choice.below}
        onShare={(below) => go({ below })}
      />
      {isPair && (
        <ShareField
          key={`margin ${choice.margin}`}
          label="Test: equivalent within, points"
          share={choice.margin}
          onShare={(margin) => go({ margin })}
        />
      )}
    </>
  );
}
