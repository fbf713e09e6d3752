// A part of a report under a heading that folds it. It stays folded until the window is closed.
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import styles from './Section.module.css';

/** The headings of folded parts. */
const folded = new Set<string>();

export interface SectionProps {
  title: string;
  /** The test id of the part. */
  testId?: string;
  /** The state of the part, for tests. */
  settled?: boolean | undefined;
  /** The level of the heading. */
  level?: 2 | 3;
  children: ReactNode;
}

export function Section({ title, testId, settled, level = 2, children }: SectionProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  const [open, setOpen] = useState(!folded.has(title));
  const id = useId();
  const turn = (): void => {
    if (open) folded.add(title);
    else folded.delete(title);
    setOpen(!open);
  };
  const Sign = open ? ChevronDown : ChevronRight;
  return (
    <section className={styles.section} data-testid={testId} data-settled={settled || undefined}>
      <Heading className={styles.head}>
        <button type="button" className={styles.turn} aria-expanded={open} aria-controls={id} onClick={turn}>
          <Sign aria-hidden />
          {title}
        </button>
      </Heading>
      <div id={id} hidden={!open}>
        {open && children}
      </div>
    </section>
  );
}
