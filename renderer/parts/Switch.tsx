// A switch, on or off, with immediate effect.
import type { ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components';
import styles from './Switch.module.css';

export interface SwitchProps {
  on: boolean;
  onChange: (on: boolean) => void;
  disabled?: boolean;
  children: ReactNode;
}

export function Switch({ on, onChange, disabled = false, children }: SwitchProps) {
  return (
    <AriaSwitch className={styles.switch ?? ''} isSelected={on} onChange={onChange} isDisabled={disabled}>
      <span className={styles.track} aria-hidden />
      {children}
    </AriaSwitch>
  );
}
