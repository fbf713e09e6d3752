// A number that opens its transcripts in the Library. Back returns to the threshold that was on the screen, even if it
// had not settled.
import { Link, useNavigate } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import type { Addressed } from './useThreshold.ts';

export interface TranscriptsLinkProps {
  filter: string;
  /** The opened transcripts in words, for screen readers. */
  label: string;
  /** The current threshold, which is written into the address that Back returns to. */
  threshold: Addressed;
  children: ReactNode;
}

export function TranscriptsLink({ filter, label, threshold, children }: TranscriptsLinkProps) {
  const navigate = useNavigate({ from: '/calibrate' });
  const open = async (event: MouseEvent): Promise<void> => {
    event.preventDefault();
    await navigate({ search: (before) => ({ ...before, threshold: threshold.at, by: threshold.by }), replace: true });
    await navigate({ to: '/library', search: { filter } });
  };
  return (
    <Link to="/library" search={{ filter }} aria-label={label} onClick={(event) => void open(event)}>
      {children}
    </Link>
  );
}
