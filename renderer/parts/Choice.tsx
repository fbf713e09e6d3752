// Radio buttons: one of several options, all of them shown.
import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import styles from './Choice.module.css';

export interface Option<V extends string> {
  value: V;
  title: string;
  /** One sentence below the title. */
  hint?: ReactNode;
  testId: string;
}

export interface ChoiceProps<V extends string> {
  label: string;
  options: readonly Option<V>[];
  chosen: V;
  onChoose: (value: V) => void;
  /** Whether options are in a row instead of below each other. */
  row?: boolean;
}

export function Choice<V extends string>({ label, options, chosen, onChoose, row = false }: ChoiceProps<V>) {
  const choose = (value: string): void => {
    const option = options.find((one) => one.value === value);
    if (option !== undefined) onChoose(option.value);
  };
  return (
    <RadioGroup
      className={styles.choice ?? ''}
      value={chosen}
      onChange={choose}
      orientation={row ? 'horizontal' : 'vertical'}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <div className={row ? styles.row : styles.list}>
        {options.map(({ value, title, hint, testId }) => (
          <Radio key={value} value={value} className={styles.option ?? ''} data-testid={testId}>
            <span className={styles.dot} aria-hidden />
            <span>
              <span className={styles.title} data-title={title}>
                {title}
              </span>
              {hint !== undefined && <span className={styles.hint}>{hint}</span>}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
