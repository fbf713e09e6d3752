// Compares two versions side by side, or a version with the unsaved text.
import { useEffect, useRef } from 'react';
import type { RubricVersionInfo } from '../../contract/rubric-versions.ts';
import { useRead } from '../client/queries.ts';
import { Select } from '../parts/Select.tsx';
import styles from './Compare.module.css';

/** A version by its number, or the unsaved text. */
export type Side = number | 'text';

export interface CompareProps {
  versions: readonly RubricVersionInfo[];
  text: string;
  before: Side;
  after: Side;
  onChange: (sides: { before: Side; after: Side }) => void;
}

function useText(side: Side, text: string): string | null {
  const read = useRead('rubric.text', { version: side === 'text' ? 1 : side }, side !== 'text');
  return side === 'text' ? text : (read?.text ?? null);
}

function Diff({ before, after }: { before: string; after: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let gone = false;
    let close: (() => void) | null = null;
    void import('./editor.ts').then(({ openDiff }) => {
      if (!gone && place.current !== null) close = openDiff(place.current, before, after);
    });
    return () => {
      gone = true;
      close?.();
    };
  }, [before, after]);
  return <div ref={place} className={styles.diff} data-testid="rubric-diff" />;
}

export function Compare({ versions, text, before, after, onChange }: CompareProps) {
  const [old, fresh] = [useText(before, text), useText(after, text)];
  const options = [
    { value: 'text', label: 'Draft' },
    ...versions.map(({ version }) => ({ value: String(version), label: `Version ${version}` })),
  ];
  const sideOf = (value: string): Side => (value === 'text' ? value : Number(value));
  return (
    <>
      <div className={styles.sides}>
        <Select
          label="Before"
          options={options}
          value={String(before)}
          onChange={(value) => onChange({ before: sideOf(value), after })}
        />
        <Select
          label="After"
          options={options}
          value={String(after)}
          onChange={(value) => onChange({ before, after: sideOf(value) })}
        />
        <p role="status">{old !== null && old === fresh ? 'No differences.' : ''}</p>
      </div>
      {old !== null && fresh !== null && <Diff before={old} after={fresh} />}
    </>
  );
}
