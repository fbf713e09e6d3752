// Two transcripts side by side, with the facets in which they differ.
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { TranscriptHead } from '../../contract/transcript-head.ts';
import { useRead } from '../client/queries.ts';
import { useKeys } from '../keys/useKeys.ts';
import { Button } from '../parts/Button.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { ownMember } from '../../contract/own-member.ts';
import { focusReader } from '../transcript/scrolling.ts';
import { TranscriptView } from '../transcript/TranscriptView.tsx';
import styles from './ComparePlace.module.css';

type Side = 'left' | 'right';

/** The facets in which two transcripts differ, with the values of the first. */
function differing(own: TranscriptHead, other: TranscriptHead): string[] {
  const names = [...new Set([...Object.keys(own.facets), ...Object.keys(other.facets)])];
  return names
    .filter((name) => ownMember(own.facets, name) !== ownMember(other.facets, name))
    .map((name) => `${name}: ${String(ownMember(own.facets, name) ?? 'none')}`);
}

/** Moves the focus to the half that contains this component. */
function Here() {
  useEffect(focusReader, []);
  return null;
}

interface HalfProps {
  own: TranscriptHead;
  other: TranscriptHead;
  side: Side;
  /** Whether the keys of transcripts apply to this half. */
  active: boolean;
  onActive: () => void;
}

function Half({ own, other, side, active, onActive }: HalfProps) {
  const navigate = useNavigate();
  return (
    <section
      className={styles.half}
      aria-label={side === 'left' ? 'First transcript' : 'Second transcript'}
      data-testid={`compare-${side}`}
      {...(active && { 'data-keys-here': true })}
      onFocusCapture={onActive}
      onMouseDown={onActive}
    >
      <header className={styles.head}>
        <div className={styles.about}>
          <h2 title={own.title}>{own.title}</h2>
          <p>{[own.source_id || own.id.slice(0, 8), ...differing(own, other)].join(' · ')}</p>
        </div>
        <Button variant="quiet" onPress={() => void navigate({ to: '/label', search: { queue: '', key: own.key } })}>
          Open in Label
        </Button>
      </header>
      <div className={styles.body}>
        <TranscriptView transcript={own.key} message={0} quiet={!active} />
        {active && <Here />}
      </div>
    </section>
  );
}

export function ComparePlace() {
  const { left = 0, right = 0 } = useSearch({ from: '/compare' });
  const [first, second] = [useRead('transcript.head', { key: left }), useRead('transcript.head', { key: right })];
  const [active, setActive] = useState<Side>('left');
  const { history } = useRouter();
  const leave = (): void => history.back();
  useKeys('Compare', [
    { keys: 'ArrowLeft', about: 'read the first transcript', run: () => setActive('left') },
    { keys: 'ArrowRight', about: 'read the second transcript', run: () => setActive('right') },
    { keys: 'Escape', about: 'back to the list', run: leave },
  ]);
  if (first === null || second === null) return null;
  return (
    <div className={styles.place} data-testid="compare-place">
      <Half own={first} other={second} side="left" active={active === 'left'} onActive={() => setActive('left')} />
      <Half own={second} other={first} side="right" active={active === 'right'} onActive={() => setActive('right')} />
      <IconButton label="Close the comparison" keys="Escape" onPress={leave}>
        <X />
      </IconButton>
    </div>
  );
}
