// A button with a text; `keys` shows the key with the same action.
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { KeyCap } from './KeyCap.tsx';
import styles from './Button.module.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /**
   * primary: the main action; plain: other actions; quiet: without an edge until hovered; danger: actions that cannot
   * be undone.
   */
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
