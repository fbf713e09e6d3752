// A queue drawn from the filter by a sample design, with what it would take of each stratum before it is drawn.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { readOutcome, type Outcome } from '../../contract/outcome.ts';
import type { Allocation, Hidden, ScoreName } from '../../contract/queue.ts';
import { useRater } from '../client/app-state.ts';
import { call } from '../client/call.ts';
import { query, useRead } from '../client/queries.ts';
import { counted } from '../imports/texts.ts';
import { announce } from '../parts/announce.ts';
import { Field } from '../parts/Field.tsx';
import { problemOf } from '../parts/Notice.tsx';
import { Select } from '../parts/Select.tsx';
import { useSettled } from '../parts/useSettled.ts';
import { designOf, EMPTY_DRAFT, scoreKey, wholeNumber, type EventFlags, type SampleDraft } from './design.ts';
import { HiddenFields, hiddenOf, NOTHING_HIDDEN } from './HiddenFields.tsx';
import { HowMany } from './HowMany.tsx';
import { StrataPreview } from './StrataPreview.tsx';
import { QueueEnd } from './QueueEnd.tsx';
import styles from './QueueDialog.module.css';

const KINDS: readonly { value: SampleDraft['kind']; label: string; about: string }[] = [
  {
    value: 'random',
    label: 'Simple random',
    about: 'Every transcript has the same chance. The results describe all of them.',
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
      'For rare events: every flagged transcript is drawn, and a random part of the rest shows how many were missed. If n is too small for that, it is divided between both by how much they vary.',
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

export interface SampleFormProps {
  filter: string;
  count: number;
  onClose: () => void;
  onMade: (name: string) => void;
}

interface DesignFieldsProps {
  draft: SampleDraft;
  facets: readonly string[];
  scores: readonly { grader: string; dimension: string }[];
  onChange: (part: Partial<SampleDraft>) => void;
}

/** The flags of an event of several parts. */
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

/** The fields of each design. */
function DesignFields({ draft, facets, scores, onChange }: DesignFieldsProps) {
  const { kind, allocation } = draft;
  const needsScore =
    kind === 'flagged' ||
    kind === 'uncertainty' ||
    kind === 'disagreement' ||
    (kind === 'stratified' && allocation === 'neyman');
  return (
    <>
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
          label="At random over everything, per cent"
          hint="A random audit is valid by itself and checks all the rest; 10 to 20 per cent is recommended. A transcript that both parts draw is labelled once and counts in both; its chance is that of being drawn by either."
          value={draft.random}
          onChange={(random) => onChange({ random })}
        />
      )}
    </>
  );
}

export function SampleForm({ filter, count, onClose, onMade }: SampleFormProps) {
  const info = useRead('study.info', {});
  const rater = useRater().id;
  const [name, setName] = useState('');
  const [blind, setBlind] = useState(true);
  const [given, setDraft] = useState(EMPTY_DRAFT);
  const [hiddenDraft, setHiddenDraft] = useState(NOTHING_HIDDEN);
  const scores = info?.graders ?? [];
  const [first] = scores;
  // the only scores there are need not be chosen
  const draft = given.score === '' && first !== undefined ? { ...given, score: scoreKey(first) } : given;
  const change = (part: Partial<SampleDraft>): void => setDraft({ ...draft, ...part });
  const flags = useEventFlags(draft, scores);
  const design = designOf(draft, scores, flags);
  const n = wholeNumber(draft.n);
  const overlap = draft.overlap.trim() === '' ? null : wholeNumber(draft.overlap);
  const hidden = hiddenOf(hiddenDraft);
  const wrongOverlap = draft.overlap.trim() !== '' && overlap === null;
  const drawing = useMutation({
    mutationFn: (wish: { n: number; design: Exclude<typeof design, string>; hidden: Hidden }) =>
      call('sample.draw', { ...wish, queue: name.trim(), filter, rater, seed: null, overlap, blind, top_up: false }),
    onSuccess: (report) => {
      announce(`Queue ${report.queue} holds ${counted(report.n, 'transcript')}`);
      onMade(report.queue);
    },
  });
  const ready = name.trim() !== '' && n !== null && typeof design !== 'string' && !wrongOverlap && hidden !== null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready && !drawing.isPending) drawing.mutate({ n, design, hidden });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.columns}>
        <div className={styles.column}>
          <Field label="Name of the queue" value={name} onChange={setName} maxLength={120} autoFocus />
          <div>
            <Select
              label="How they are chosen"
              options={KINDS}
              value={draft.kind}
              onChange={(kind) => change({ kind })}
            />
            <p className={styles.hint}>{KINDS.find(({ value }) => value === draft.kind)?.about}</p>
          </div>
          <DesignFields draft={draft} facets={info?.facets ?? []} scores={scores} onChange={change} />
        </div>
        <div className={styles.column}>
          <div className={styles.row}>
            <Field
              label={`How many of ${count.toLocaleString('en')}`}
              value={draft.n}
              onChange={(text) => change({ n: text })}
            />
            <Field
              label="Raters for each"
              placeholder="anyone"
              value={draft.overlap}
              onChange={(text) => change({ overlap: text })}
            />
          </div>
          {n !== null && typeof design !== 'string' ? (
            <StrataPreview filter={filter} n={n} design={design} />
          ) : (
            <p className={styles.hint} role="status">
              {typeof design === 'string' ? design : 'Enter the number of transcripts'}.
            </p>
          )}
          <HiddenFields draft={hiddenDraft} onChange={setHiddenDraft} />
          <HowMany
            filter={filter}
            population={count}
            design={design}
            onChoose={(wanted) => change({ n: String(wanted) })}
          />
        </div>
      </div>
      <QueueEnd
        blind={blind}
        onBlind={setBlind}
        error={drawing.error}
        action="Draw queue"
        ready={ready && !drawing.isPending}
        onClose={onClose}
      />
    </form>
  );
}
