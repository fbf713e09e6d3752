// A number that is changed in steps, by buttons and arrow keys.
import { Minus, Plus } from 'lucide-react';
import { Button, Group, Input, Label, NumberField } from 'react-aria-components';
import styles from './Stepper.module.css';

export interface StepperProps {
  label: string;
  value: number;
  least: number;
  most: number;
  step: number;
  /** The unit after the number, such as "px". */
  unit?: string;
  onChange: (value: number) => void;
  testId: string;
}

export function Stepper({ label, value, least, most, step, unit = '', onChange, testId }: StepperProps) {
  return (
    <NumberField
      className={styles.stepper ?? ''}
      value={value}
      minValue={least}
      maxValue={most}
      step={step}
      onChange={(now) => !Number.isNaN(now) && onChange(now)}
      data-testid={testId}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <Group className={styles.group ?? ''}>
        <Button slot="decrement" className={styles.button ?? ''}>
          <Minus aria-hidden />
        </Button>
        <Input className={styles.input ?? ''} />
        <Button slot="increment" className={styles.button ?? ''}>
          <Plus aria-hidden />
        </Button>
      </Group>
      {unit !== '' && <span className={styles.unit}>{unit}</span>}
    </NumberField>
  );
}
