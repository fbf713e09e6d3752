// Further options of rates: simultaneous intervals, a test against a bound, an equivalence test of two groups.
import type { FigureChoice } from '../../contract/figure.ts';
import { Field } from '../parts/Field.tsx';
import { Select } from '../parts/Select.tsx';
import { NONE } from '../../plots/choice.ts';
import type { Address } from './choice.ts';
import { Entered } from './Entered.tsx';
import { useDraft } from './useDraft.ts';

const TOGETHER: readonly { value: NonNullable<FigureChoice['together']> | typeof NONE; label: string }[] = [
  { value: NONE, label: 'each group separately' },
  { value: 'bonferroni', label: 'simultaneous, Bonferroni' },
  { value: 'max_t', label: 'simultaneous, max-t' },
];

/**
 * A share from a number in per cent (or percentage points); undefined for empty text, null for a number that is not
 * between 0 and 100.
 */
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

function ShareField({ label, share, onShare }: ShareFieldProps) {
  const [draft, setDraft] = useDraft(textOf(share));
  const read = shareOf(draft);
  const settle = (): void => {
    if (read !== null && read !== share) onShare(read);
  };
  return (
    <Entered onEnter={settle}>
      <Field
        label={label}
        placeholder="none"
        value={draft}
        onChange={setDraft}
        onBlur={settle}
        {...(read === null && { error: 'A number between 0 and 100' })}
      />
    </Entered>
  );
}

/** The choice whether intervals hold one at a time or all together. */
export function Together({ address: { choice, go } }: { address: Address }) {
  return (
    <Select
      label="Hold for"
      options={TOGETHER}
      value={choice.together ?? NONE}
      onChange={(value) => go({ together: value === NONE ? undefined : value })}
    />
  );
}

/** The part of the sentence about intervals. */
export function togetherText({ together, again }: FigureChoice): string {
  const which = TOGETHER.find(({ value }) => value === (together ?? NONE))?.label ?? '';
  return again === true ? `${which}, valid at every look` : which;
}

const inPercent = (share: number): string => String(Number((100 * share).toPrecision(12)));

/** The part of the sentence about tests; '' if there are none. */
export function questionText({ below, margin }: FigureChoice): string {
  const asked = [
    ...(below === undefined ? [] : [`below ${inPercent(below)} %`]),
    ...(margin === undefined ? [] : [`equivalent within ${inPercent(margin)} points`]),
  ];
  return asked.join(', ');
}

/** `isPair`: whether two groups are compared. */
export function Questions({ address: { choice, go }, isPair }: { address: Address; isPair: boolean }) {
  return (
    <>
      <ShareField label="Test: rate below, %" share={choice.below} onShare={(below) => go({ below })} />
      {isPair && (
        <ShareField
          label="Test: equivalent within, points"
          share={choice.margin}
          onShare={(margin) => go({ margin })}
        />
      )}
    </>
  );
}
