// The choice of the rates in a figure: "from sieve-1 and corrected".
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import type { FigureChoice } from '../../contract/figure.ts';
import type { RateKind } from '../../contract/rates.ts';
import { NONE } from '../../plots/choice.ts';
import { RATES } from '../../plots/looks.ts';
import { Select } from '../parts/Select.tsx';
import type { Address } from './choice.ts';
import { WordPanel } from './Word.tsx';
import styles from './Findings.module.css';

const SHORT: Record<RateKind, string> = {
  raw: 'from the grader',
  gold: 'from gold',
  corrected: 'corrected by gold',
};

/** The part of the sentence about rates. */
export function ratesText({ grader, rates, rate }: FigureChoice, isLines: boolean): string {
  if (grader === NONE) return 'from gold alone';
  const drawn = isLines ? [rate] : RATES.filter((kind) => rates?.includes(kind) ?? true);
  const said = drawn.map((kind) =>
    kind === 'raw'
      ? `from ${grader}`
      : kind === 'gold'
        ? 'from gold'
        : drawn.length === 1
          ? `from ${grader}, corrected`
          : 'corrected',
  );
  const last = said.at(-1) ?? '';
  return said.length < 2 ? last : `${said.slice(0, -1).join(', ')} and ${last}`;
}

/** The choice of the rates, of three, in rows and slopes; the default is all of them. */
function Several({ address: { choice, go } }: { address: Address }) {
  const chosen = choice.rates ?? [...RATES];
  const choose = (names: readonly string[]): void => {
    const rates = RATES.filter((kind) => names.includes(kind));
    if (rates.length > 0) go({ rates: rates.length === RATES.length ? undefined : rates });
  };
  return (
    <CheckboxGroup className={styles.checks ?? ''} value={chosen} onChange={choose}>
      <Label className={styles.label ?? ''}>Rates drawn</Label>
      {RATES.map((kind) => (
        <Checkbox
          key={kind}
          value={kind}
          className={styles.check ?? ''}
          isDisabled={chosen.length === 1 && chosen[0] === kind}
        >
          <span className={styles.box} aria-hidden />
          {SHORT[kind]}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}

export interface RatesDrawnProps {
  address: Address;
  graders: readonly string[];
  /** Whether the figure has lines, which show only one rate. */
  isLines: boolean;
}

export function RatesDrawn({ address, graders, isLines }: RatesDrawnProps) {
  const { choice, go } = address;
  const options = [
    { value: NONE, label: 'none: gold alone' },
    ...graders.map((name) => ({ value: name, label: name })),
  ];
  return (
    <WordPanel label="Grader and rates" words={ratesText(choice, isLines)}>
      <Select label="Grader" options={options} value={choice.grader} onChange={(grader) => go({ grader })} />
      {isLines ? (
        <Select
          label="Rate drawn"
          options={RATES.map((kind) => ({ value: kind, label: SHORT[kind] }))}
          value={choice.rate}
          onChange={(rate) => go({ rate })}
        />
      ) : (
        <Several address={address} />
      )}
    </WordPanel>
  );
}
