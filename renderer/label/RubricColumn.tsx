// The right column: the rubric's cards, what is missing, and Submit.
import type { Evidence } from '../../contract/evidence.ts';
import type { Gold } from '../../contract/gold.ts';
import type { Change, Label } from '../../contract/label.ts';
import type { Dimension, Flag } from '../../contract/rubric.ts';
import { Button } from '../parts/Button.tsx';
import { changeWords, FLAGS, flagChangeWords, footWords, knownWords, missing, partOf } from '../cards/answers.ts';
import { DimensionCard } from '../cards/DimensionCard.tsx';
import { inOrder, type EvidenceStyle } from '../cards/evidence.ts';
import { FlagsCard } from '../cards/FlagsCard.tsx';
import { GraderScores } from './GraderScores.tsx';
import styles from './RubricColumn.module.css';

export interface RubricColumnProps {
  transcript: number;
  rater: string;
  dimensions: readonly Dimension[];
  flags: readonly Flag[];
  label: Label;
  /** In the first of two passes, hidden reasoning masked. */
  masked: boolean;
  /** In training, after submission: what is known. */
  known: readonly Gold[];
  /** How many of the graders' citations are marked in the transcript. */
  cited: number;
  styles: ReadonlyMap<string, EvidenceStyle>;
  focused: string;
  explained: string | null;
  onFocus: (card: string) => void;
  onExplain: (dimension: string) => void;
  onAnswer: (dimension: string, level: number) => void;
  /** The dimension whose reason for not judging is asked for. */
  prompted: string | null;
  onCannotJudge: (dimension: string) => void;
  onReasoned: (dimension: string) => void;
  onChange: (change: Change) => void;
  onEvidence: (evidence: Evidence) => void;
  onReveal: () => void;
  onSubmit: () => void;
}

function Foot({
  dimensions,
  label,
  masked,
  known,
  onSubmit,
}: Pick<RubricColumnProps, 'dimensions' | 'label' | 'masked' | 'known' | 'onSubmit'>) {
  return (
    <footer className={styles.foot}>
      <p role="status" data-testid="missing">
        {known.length > 0 ? knownWords(label, known) : footWords(label, dimensions, masked)}
      </p>
      <Button
        variant={missing(label, dimensions).length === 0 && !label.submitted ? 'primary' : 'plain'}
        keys="$mod+Enter"
        onPress={onSubmit}
        data-testid="submit"
      >
        {label.submitted ? 'Next' : masked ? 'Show reasoning' : 'Submit and next'}
      </Button>
    </footer>
  );
}

export function RubricColumn(props: RubricColumnProps) {
  const { transcript, rater, dimensions, flags, label, masked, known, cited, focused, explained } = props;
  const { prompted, onFocus, onExplain, onAnswer, onCannotJudge, onReasoned, onChange, onEvidence, onReveal, onSubmit } = props;
  const evidence = inOrder(label.evidence);
  const flagNames = new Set(flags.map(({ name }) => name));
  return (
    <aside className={styles.column} aria-label="Rubric">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.cards} tabIndex={-1}>
        {dimensions.map((dimension) => (
          <DimensionCard
            key={dimension.name}
            dimension={dimension}
            part={partOf(label, dimension.name)}
            changed={label.first_pass === null ? null : changeWords(label, dimension)}
            evidence={evidence.filter((one) => one.dimension === dimension.name)}
            style={props.styles.get(dimension.name)}
            focused={focused === dimension.name}
            explained={explained === dimension.name}
            onFocus={() => onFocus(dimension.name)}
            onExplain={() => onExplain(dimension.name)}
            known={known.find((one) => one.dimension === dimension.name) ?? null}
            prompted={prompted === dimension.name}
            onAnswer={(level) => onAnswer(dimension.name, level)}
            onCannotJudge={() => onCannotJudge(dimension.name)}
            onReasoned={() => onReasoned(dimension.name)}
            onChange={onChange}
            onEvidence={onEvidence}
          />
        ))}
        <FlagsCard
          flags={flags}
          label={label}
          changed={flagChangeWords(label, flags)}
          evidence={evidence.filter((one) => flagNames.has(one.dimension))}
          focused={focused === FLAGS}
          onFocus={() => onFocus(FLAGS)}
          onChange={onChange}
          onEvidence={onEvidence}
        />
        <GraderScores transcript={transcript} rater={rater} submitted={label.submitted} cited={cited} onReveal={onReveal} />
      </div>
      <Foot dimensions={dimensions} label={label} masked={masked} known={known} onSubmit={onSubmit} />
    </aside>
  );
}
