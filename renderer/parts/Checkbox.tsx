// A box to tick; `mixed` is for "some of them".
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import styles from './Checkbox.module.css';

interface Common {
  on: boolean;
  onChange: (on: boolean) => void;
  disabled?: boolean;
  mixed?: boolean;
}

/** Without children it needs an `aria-label`. */
export type CheckboxProps = Common & ({ children: ReactNode; 'aria-label'?: string } | { children?: undefined; 'aria-label': string });

export function Checkbox({ on, disabled = false, mixed = false, children, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox {...props} className={styles.checkbox ?? ''} isSelected={on} isDisabled={disabled} isIndeterminate={mixed}>
      <span className={styles.box} aria-hidden>
        {mixed ? <Minus /> : on && <Check />}
      </span>
      {children}
    </AriaCheckbox>
  );
}
