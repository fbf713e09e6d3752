// The dialog that maps a grader's scale to levels: the lowest score of each level, and the level of each word. Each
// save makes a version.
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { GraderScale } from '../../contract/calibration.ts';
import { levelOf, type Mapping, type SavedMapping } from '../../contract/mapping.ts';
import { positiveFrom, type Dimension } from '../../contract/rubric.ts';
import { call } from '../client/call.ts';
import { counted } from '../imports/texts.ts';
import { announce } from '../parts/announce.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field } from '../parts/Field.tsx';
import { Notice, problemOf } from '../parts/Notice.tsx';
import { Select } from '../parts/Select.tsx';
import { cutsIn, draftOf, mappingOf, movedCut, type MappingDraft } from './mapping-draft.ts';
import { changedBy, levelCounts, readAs, type Answers } from './score-cuts.ts';
import { ScoreCuts } from './ScoreCuts.tsx';
import { scoreText } from '../parts/estimates.ts';
import styles from './Grader.module.css';
import cutStyles from './ScoreCuts.module.css';

export interface MappingDialogProps {
  open: boolean;
  grader: string;
  dimension: Dimension;
  scale: GraderScale;
  onClose: () => void;
}

/** The value for a word without a level. */
const NONE = '';

interface CutsOverProps {
  draft: MappingDraft;
  dimension: Dimension;
  answers: Answers;
  onMove: (level: number, from: number, to: number) => void;
}

/** The scores below the cuts as typed. */
function CutsOver({ draft, dimension, answers, onMove }: CutsOverProps) {
  const cuts = cutsIn(draft);
  const levels = dimension.levels.map(({ value }) => value);
  const read = readAs({ cuts, words: {} }, levels);
  const positive = positiveFrom(dimension) ?? Number.POSITIVE_INFINITY;
  const named = cuts.map((cut) => ({
    ...cut,
    name: dimension.levels.find(({ value }) => value === cut.level)?.name ?? '',
  }));
  const isEvent = (value: number): boolean =>
    (levelOf(read, { state: 'scored', value, label: null }) ?? Number.NEGATIVE_INFINITY) >= positive;
  return (
    <ScoreCuts
      answers={answers}
      cuts={named}
      isEvent={isEvent}
      onMove={({ level, from }, to) => onMove(level, from, to)}
    />
  );
}

interface LevelCountsProps {
  answers: Answers;
  mapping: Mapping;
  /** The current mapping; null if there is none. */
  before: SavedMapping | null;
  dimension: Dimension;
}

/** The number of transcripts with each level, and how many would change their level. */
function LevelCounts({ answers, mapping, before, dimension: { levels } }: LevelCountsProps) {
  const values = levels.map(({ value }) => value);
  const now = readAs(mapping, values);
  const counts = levelCounts(answers, now);
  const none = counts.get(null) ?? 0;
  const same = before?.score_dimension === mapping.score_dimension;
  const changed = before === null || !same ? null : changedBy(answers, before, now);
  return (
    <div className={cutStyles.legend} role="status" data-testid="level-counts">
      {levels.map(({ value, name }) => (
        <span key={value}>
          {value} {name}: {(counts.get(value) ?? 0).toLocaleString('en')}
        </span>
      ))}
      {none > 0 && <span>no level: {none.toLocaleString('en')}</span>}
      {changed !== null && (
        <b>
          {changed === 0
            ? 'No transcript changes level'
            : `${counted(changed, 'transcript')} ${changed === 1 ? 'changes' : 'change'} level`}
        </b>
      )}
    </div>
  );
}

function MappingForm({ grader, dimension, scale, onClose }: Omit<MappingDialogProps, 'open'>) {
  const [draft, setDraft] = useState(() => draftOf(scale, dimension));
  const mapping = mappingOf(draft, grader, dimension.name);
  const given = scale.scores.find((one) => one.dimension === draft.score_dimension);
  const saving = useMutation({
    mutationFn: (wanted: Mapping) => call('calibrate.set_mapping', wanted),
    onSuccess: ({ version }) => {
      announce(`The mapping of ${grader} is saved as version ${version}`);
      onClose();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typeof mapping !== 'string' && !saving.isPending) saving.mutate(mapping);
  };
  const choose = (score_dimension: string): void =>
    setDraft(
      draftOf(
        { ...scale, mapping: null, scores: scale.scores.filter((one) => one.dimension === score_dimension) },
        dimension,
      ),
    );
  const moveCut = (level: number, from: number, to: number): void =>
    setDraft({ ...draft, cuts: new Map(draft.cuts).set(level, movedCut(draft.cuts.get(level) ?? '', from, to)) });
  return (
    <form className={styles.form} onSubmit={submit}>
      <Select
        label="Scores on"
        options={scale.scores.map(({ dimension: name }) => ({ value: name, label: name }))}
        value={draft.score_dimension}
        onChange={choose}
      />
      {given !== undefined && (
        <p className={styles.hint}>
          {given.n.toLocaleString('en')} scores
          {given.low !== null && given.high !== null && `, from ${scoreText(given.low)} to ${scoreText(given.high)}`}. A
          score is read as the highest level whose number it reaches; a score below the lowest number is read as the
          lowest level (or the highest, if levels fall as scores rise). Drag a line, or focus it and use the arrow
          keys.{' '}
        </p>
      )}{' '}
      {given !== undefined && <CutsOver {...{ draft, dimension, answers: given.answers }} onMove={moveCut} />}{' '}
      <div className={styles.levels}>
        {' '}
        {dimension.levels.map(({ value, name }) => (
          <Field
            key={value}
            label={`${value} ${name}, from`}
            value={draft.cuts.get(value) ?? ''}
            placeholder="none"
            onChange={(text) => setDraft({ ...draft, cuts: new Map(draft.cuts).set(value, text) })}
          />
        ))}
      </div>
      {draft.words.size > 0 && (
        <div className={styles.levels}>
          {[...draft.words].map(([word, level]) => (
            <Select
              key={word}
              label={`“${word}” means`}
              options={[
                { value: NONE, label: 'its number' },
                ...dimension.levels.map(({ value, name }) => ({ value: String(value), label: `${value} ${name}` })),
              ]}
              value={level}
              onChange={(chosen) => setDraft({ ...draft, words: new Map(draft.words).set(word, chosen) })}
            />
          ))}
        </div>
      )}
      {given !== undefined && typeof mapping !== 'string' && (
        <LevelCounts answers={given.answers} mapping={mapping} before={scale.mapping} dimension={dimension} />
      )}
      {saving.isError && <Notice problem={problemOf(saving.error)} />}
      <footer className={styles.actions}>
        <p className={styles.hint} role="status">
          {typeof mapping === 'string' ? `${mapping}.` : 'Saved as a new version; earlier ones are kept.'}
        </p>
        <Button onPress={onClose}>Cancel</Button>
        <Button variant="primary" type="submit" isDisabled={typeof mapping === 'string' || saving.isPending}>
          Save mapping
        </Button>
      </footer>
    </form>
  );
}

export function MappingDialog({ open, ...form }: MappingDialogProps) {
  return (
    <Dialog wide title={`Map ${form.grader} to ${form.dimension.title}`} open={open} onClose={form.onClose}>
      <MappingForm {...form} />
    </Dialog>
  );
}
