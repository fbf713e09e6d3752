// A button with words on it; `keys` shows the key that does the same.
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { KeyCap } from './KeyCap.tsx';
import styles from './Button.module.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** primary: the main action; plain: another; quiet: without an edge until hovered; danger: cannot be undone. */
  variant?: 'primary' | 'plain' | 'quiet' | 'danger';
  icon?: ReactNode;
  keys?: string;
  children: ReactNode;
}

export function Button({ variant = 'plain', icon, keys, children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} data-variant={variant} className={`${styles.button} ${styles[variant]}`}>
      {icon}
      {children}
      {keys !== undefined && <KeyCap keys={keys} quiet />}
    </AriaButton>
  );
}
