// The card of one dimension: a line while it is closed; the question and its levels while it is open.
import { memo } from 'react';
import type { Evidence } from '../../contract/evidence.ts';
import { keyedLevels } from '../../contract/level-keys.ts';
import type { Gold } from '../../contract/gold.ts';
import { Sureness, type DimensionLabel } from '../../contract/label.ts';
import type { Dimension, ExamplePlace } from '../../contract/rubric.ts';
import { answerText, isKnown, writtenAnswer } from './answers.ts';
import type { CardActions } from './card-actions.ts';
import { CardFrame, isInsideSame } from './CardFrame.tsx';
import { Chips } from './Chips.tsx';
import { EvidenceChips } from './EvidenceChips.tsx';
import { Explained } from './Explained.tsx';
import { Known } from './Known.tsx';
import { CANNOT_JUDGE, LevelRow } from './LevelRow.tsx';
import { SURENESS_WORDS } from './rater-texts.ts';
import type { EvidenceStyle } from './evidence.ts';
import { Written } from './Written.tsx';
import styles from './Card.module.css';

export interface DimensionCardProps {
  dimension: Dimension;
  part: DimensionLabel;
  /** In the second pass, the changes since the first, in words ('': none); otherwise null. */
  changed: string | null;
  evidence: readonly Evidence[];
  style: EvidenceStyle | undefined;
  focused: boolean;
  /** Whether the content is rendered although the card is closed. */
  ready?: boolean;
  /** Whether explanation, rules and examples are shown. */
  explained: boolean;
  /** The known answer, in training, after submission. */
  known: Gold | null;
  /** Whether the reason of “cannot judge” is asked for. */
  prompted: boolean;
  /** The title of the card that was answered last, to which the keys for evidence and sureness apply. */
  offer?: string | null;
  act: CardActions;
  onExample?: (key: number, at: ExamplePlace) => void;
}

/** The props of the card's content. */
type InsideProps = Omit<DimensionCardProps, 'focused' | 'ready' | 'style' | 'offer'>;

/** Short facts about a card, shown beside its answer. */
const restText = ({ part, changed, known, evidence }: InsideProps): string =>
  [
    ...(known === null ? [] : [isKnown(part, known) ? 'as known' : 'not as known']),
    ...(changed === null || changed === '' ? [] : ['changed']),
    ...(evidence.length > 0 ? [`${evidence.length} evidence`] : []),
    ...(part.sureness === null ? [] : [SURENESS_WORDS[part.sureness]]),
    ...(part.note === '' ? [] : ['note']),
  ].join(' · ');

/** An optional field for the reason why the dimension cannot be judged. */
function Reason({ dimension: { name, title }, part: { answer }, prompted, act }: InsideProps) {
  if (answer?.state !== 'cannot_judge') return null;
  return (
    <Written
      label={`Reason why ${title} cannot be judged`}
      field="reason"
      placeholder="Reason (optional); Enter continues"
      keys="w"
      value={answer.reason}
      prompted={prompted}
      onChange={(reason) => act.change({ kind: 'answer', dimension: name, answer: { state: 'cannot_judge', reason } })}
      onDone={() => act.reasoned(name)}
    />
  );
}

/** The levels as a ladder, with "cannot judge" at its end. */
function Levels({ dimension, part, act }: InsideProps) {
  const { name, kind, levels, tint } = dimension;
  const level = part.answer?.state === 'level' ? part.answer.level : null;
  const top = levels.length - 1;
  return (
    <div role="radiogroup" aria-labelledby={`question-${name}`} className={styles.levels}>
      {keyedLevels(levels).map((one, index) => (
        <LevelRow
          key={one.value}
          level={one}
          chosen={one.value === level}
          harm={tint === 'harm' && kind === 'ordinal' ? index / top : 0}
          stop={level === null ? index === 0 : one.value === level}
          onChoose={() => act.answer(name, one.value)}
        />
      ))}
      <LevelRow
        level={CANNOT_JUDGE}
        movable
        chosen={part.answer?.state === 'cannot_judge'}
        harm={0}
        stop={part.answer?.state === 'cannot_judge' || levels.length === 0}
        onChoose={() => act.cannotJudge(name)}
      />
    </div>
  );
}

/** The question, and the known answer or change. */
function Asked({ dimension, part, changed, known, act }: InsideProps) {
  return (
    <>
      <p className={styles.question} id={`question-${dimension.name}`}>
        {dimension.question}
      </p>
      {changed !== null && (
        <p className={styles.changed} data-testid="changed">
          {changed === '' ? 'As in the first pass.' : `Since the first pass: ${changed}.`}
        </p>
      )}
      {known !== null && <Known dimension={dimension} part={part} known={known} onEvidence={act.showEvidence} />}
    </>
  );
}

const Inside = memo(function Inside(props: InsideProps & { open: boolean }) {
  const { dimension, part, evidence, explained, act, onExample } = props;
  const { name, kind, components } = dimension;
  return (
    <>
      <Asked {...props} />
      {kind === 'text' && (
        <Written
          label={dimension.title}
          field="answer"
          placeholder="Your answer"
          keys="w"
          value={part.answer?.state === 'text' ? part.answer.text : ''}
          onChange={(text) => act.change({ kind: 'answer', dimension: name, answer: writtenAnswer(text) })}
        />
      )}
      <Levels {...props} />
      <Reason {...props} />
      {components.length > 0 && (
        <Chips
          label="Components"
          keys="Shift+1"
          numbered
          options={components.map((one) => ({
            value: one.name,
            title: one.title,
            on: part.components.includes(one.name),
          }))}
          onToggle={(component, on) => act.change({ kind: 'component', dimension: name, component, on })}
        />
      )}
      <EvidenceChips
        evidence={evidence}
        onGo={act.showEvidence}
        onRemove={(one) => act.change({ kind: 'evidence', evidence: one, on: false })}
      />
      <Written
        label={`Note on ${dimension.title}`}
        field="note"
        placeholder="Note"
        keys="n"
        value={part.note}
        onChange={(text) => act.change({ kind: 'note', dimension: name, text })}
      />
      <Chips
        label="Sureness"
        keys="v"
        options={Sureness.options.map((value) => ({
          value,
          title: SURENESS_WORDS[value],
          on: part.sureness === value,
        }))}
        onToggle={(sureness, on) => act.change({ kind: 'sureness', dimension: name, sureness: on ? sureness : null })}
      />
      <Explained dimension={dimension} open={explained} onToggle={() => act.explain(name)} onExample={onExample} />
    </>
  );
}, isInsideSame);

export function DimensionCard({ focused, ready = false, style, offer = null, ...inside }: DimensionCardProps) {
  const { dimension, part, act } = inside;
  const words = answerText(part, dimension);
  return (
    <CardFrame
      testId={`dimension-${dimension.name}`}
      title={dimension.title}
      name={dimension.name}
      mark={dimension.mark}
      markStyle={style?.style}
      answer={words === '' ? 'unanswered' : words}
      isAnswered={words !== ''}
      rest={restText(inside)}
      focus={act.focus}
      focused={focused}
      ready={ready}
      offer={offer}
    >
      <Inside open={focused} {...inside} />
    </CardFrame>
  );
}
