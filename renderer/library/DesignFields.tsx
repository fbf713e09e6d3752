// The fields of a sample's design, and the design that they describe: of a filter, or of the population.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readOutcome, type Outcome } from '../../contract/outcome.ts';
import type { Allocation, Design, ScoreName } from '../../contract/queue.ts';
import { query } from '../client/queries.ts';
import { Field } from '../parts/Field.tsx';
import { problemOf } from '../parts/Notice.tsx';
import { Select } from '../parts/Select.tsx';
import { useSettled } from '../parts/useSettled.ts';
import { designOf, EMPTY_DRAFT, scoreKey, wholeNumber, type EventFlags, type SampleDraft } from './design.ts';
import styles from './QueueDialog.module.css';

const KINDS: readonly { value: SampleDraft['kind']; label: string; about: string }[] = [
  {
    value: 'random',
    label: 'Simple random',
    about: 'Every transcript has the same inclusion probability. The results describe all of them.',
  },
  {
    value: 'stratified',
    label: 'Stratified by a facet',
    about: 'A known number of each value, so that small groups are seen too.',
  },
  {
    value: 'flagged',
    label: 'Flags and a random part of the rest',
    about:
      'For rare events: every flagged transcript is drawn, and a random part of the rest shows how many were missed. If n is too small for both, it is divided between them by how much each varies.',
  },
  {
    value: 'uncertainty',
    label: 'Near a grader’s threshold',
    about:
      'The closer a score is to the threshold, the likelier its transcript is drawn; rates are weighted to correct for this.',
  },
  {
    value: 'disagreement',
    label: 'Where graders differ',
    about: 'The more graders differ, and the higher the worst level, the likelier a transcript is drawn.',
  },
];
const ALLOCATIONS: readonly { value: Allocation; label: string }[] = [
  { value: 'proportional', label: 'In proportion to size' },
  { value: 'equal', label: 'The same of each' },
  { value: 'neyman', label: 'More where scores vary (Neyman)' },
];

interface DesignFieldsProps {
  draft: SampleDraft;
  facets: readonly string[];
  scores: readonly ScoreName[];
  onChange: (part: Partial<SampleDraft>) => void;
}

/** The flags of an event that consists of several conditions. */
function useEventFlags({ kind, event, score }: SampleDraft, scores: readonly ScoreName[]): EventFlags {
  const asked = useSettled(event.trim());
  const outcome = asked === '' ? null : readOutcome(asked);
  const grader = scores.find((one) => scoreKey(one) === score)?.grader ?? '';
  const isAsked = kind === 'flagged' && outcome !== null && typeof outcome !== 'string' && grader !== '';
  const { data, error } = useQuery({
    ...query('sample.flags', { grader, outcome: isAsked ? outcome : NO_EVENT }),
    enabled: isAsked,
  });
  if (kind !== 'flagged' || outcome === null) return null;
  if (typeof outcome === 'string') return outcome;
  if (error !== null) {
    const { what, where, todo } = problemOf(error);
    return [what, where, todo].filter((part) => part !== '').join(': ');
  }
  return data ?? 'Reading the grader’s mapping';
}

const NO_EVENT: Outcome = { any: [{ flag: 'none' }] };

/** The choice of the design, and its fields. */
export function DesignFields({ draft, facets, scores, onChange }: DesignFieldsProps) {
  const { kind, allocation } = draft;
  const needsScore =
    kind === 'flagged' ||
    kind === 'uncertainty' ||
    kind === 'disagreement' ||
    (kind === 'stratified' && allocation === 'neyman');
  return (
    <>
      <div>
        <Select
          label="How they are chosen"
          options={KINDS}
          value={kind}
          onChange={(chosen) => onChange({ kind: chosen })}
        />
        <p className={styles.hint}>{KINDS.find(({ value }) => value === kind)?.about}</p>
      </div>
      {kind === 'stratified' && (
        <div className={styles.row}>
          <Select
            label="Facet"
            options={facets.map((value) => ({ value, label: value }))}
            value={draft.by}
            onChange={(by) => onChange({ by })}
          />
          <Select
            label="How many of each"
            options={ALLOCATIONS}
            value={allocation}
            onChange={(chosen) => onChange({ allocation: chosen })}
          />
        </div>
      )}
      {needsScore && (
        <div className={styles.row}>
          <Select
            label="Scores"
            options={scores.map((score) => ({ value: scoreKey(score), label: `${score.grader} · ${score.dimension}` }))}
            value={draft.score}
            onChange={(score) => onChange({ score })}
          />
          {(kind === 'uncertainty' || (kind === 'flagged' && draft.event.trim() === '')) && (
            <Field label="Flags from" value={draft.threshold} onChange={(threshold) => onChange({ threshold })} />
          )}
        </div>
      )}
      {kind === 'flagged' && (
        <Field
          label="Conditions that flag a transcript"
          hint="Any of them is enough, such as blackmail>=3 or harm>=3; without any, the score above flags."
          value={draft.event}
          onChange={(event) => onChange({ event })}
        />
      )}
      {kind !== 'random' && (
        <Field
          label="Random part, per cent of the draw"
          hint="The random part is drawn from all transcripts. It is valid by itself and checks the rest; 10 to 20 per cent is recommended. A transcript that both parts draw is labelled once and counts in both; its inclusion probability is that of being drawn by either part."
          value={draft.random}
          onChange={(random) => onChange({ random })}
        />
      )}
    </>
  );
}

export interface SampleDesign {
  draft: SampleDraft;
  change: (part: Partial<SampleDraft>) => void;
  /** The design, or a sentence about what is missing. */
  design: Design | string;
  n: number | null;
  /** The number of raters per transcript; null: unlimited, `undefined` if the field contains no number. */
  overlap: number | null | undefined;
}

/** The fields of a sample for the existing facets and scores, and the design that they describe. */
export function useSampleDesign(facets: readonly string[], scores: readonly ScoreName[]): SampleDesign {
  const [given, setDraft] = useState(EMPTY_DRAFT);
  const [first] = scores;
  // the first score is the default, and a facet that does not exist is replaced by the first that does
  const draft = {
    ...given,
    score: given.score === '' && first !== undefined ? scoreKey(first) : given.score,
    by: facets.includes(given.by) ? given.by : (facets[0] ?? given.by),
  };
  const flags = useEventFlags(draft, scores);
  const overlap = draft.overlap.trim() === '' ? null : wholeNumber(draft.overlap);
  return {
    draft,
    change: (part) => setDraft({ ...draft, ...part }),
    design: designOf(draft, scores, flags),
    n: wholeNumber(draft.n),
    overlap: overlap === null && draft.overlap.trim() !== '' ? undefined : overlap,
  };
}
