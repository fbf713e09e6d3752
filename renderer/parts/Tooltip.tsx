// A short text about a control, shown when it is hovered or focused. The child must be one control of
// react-aria-components.
import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { KeyCap } from './KeyCap.tsx';
import styles from './Tooltip.module.css';

export function Tooltip({ text, keys, children }: { text: string; keys?: string; children: ReactNode }) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip className={styles.tooltip ?? ''} offset={6}>
        {text}
        {keys !== undefined && <KeyCap keys={keys} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
