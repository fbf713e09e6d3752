// The cards as raters will see them. They can be tried out, and nothing is recorded.
import { useMemo, useState, type RefObject } from 'react';
import { applyChange, EMPTY_LABEL, type Change } from '../../contract/label.ts';
import { dimensionsFor, type ExamplePlace, type Rubric } from '../../contract/rubric.ts';
import { FLAGS, partOf } from '../cards/answers.ts';
import type { CardActions } from '../cards/card-actions.ts';
import { DimensionCard } from '../cards/DimensionCard.tsx';
import { evidenceStyles } from '../cards/evidence.ts';
import { FlagsCard } from '../cards/FlagsCard.tsx';
import { Select } from '../parts/Select.tsx';
import styles from './Preview.module.css';

export interface PreviewProps {
  rubric: Rubric;
  /** Whether the text has mistakes, so that the cards are of the last text without mistakes. */
  isOld: boolean;
  /** The open card: the name of a dimension, or FLAGS. */
  focused: string;
  onFocus: (card: string) => void;
  onExample: (key: number, at: ExamplePlace) => void;
  cardsRef: RefObject<HTMLDivElement | null>;
}

const NO_EVIDENCE = [] as const;
const NOTHING_KNOWN = [] as const;
const nothing = (): void => undefined;

export function Preview({ rubric, isOld, focused, onFocus, onExample, cardsRef }: PreviewProps) {
  const [scenario, setScenario] = useState('');
  const [explained, setExplained] = useState<string | null>(null);
  const [tried, setTried] = useState(EMPTY_LABEL);
  const looks = useMemo(() => evidenceStyles(rubric), [rubric]);
  const scenarios = [...new Set(rubric.dimensions.flatMap((one) => one.scenarios))].toSorted();
  const asked = scenarios.includes(scenario) ? scenario : '';
  const change = (one: Change): void => setTried((label) => applyChange(label, one));
  const act: CardActions = {
    focus: onFocus,
    explain: (name) => setExplained(explained === name ? null : name),
    answer: (dimension, level) => change({ kind: 'answer', dimension, answer: { state: 'level', level } }),
    cannotJudge: (dimension) => change({ kind: 'answer', dimension, answer: { state: 'cannot_judge', reason: '' } }),
    reasoned: nothing,
    change,
    showEvidence: nothing,
  };
  return (
    <aside className={styles.preview} aria-label="Preview" data-testid="rubric-preview">
      <div className={styles.about}>
        <p role="status">
          {isOld
            ? 'Preview of the last text without mistakes.'
            : 'Preview: raters see these cards. Nothing is recorded here.'}
        </p>
        {scenarios.length > 0 && (
          <Select
            label="Scenario"
            hideLabel
            options={[
              { value: '', label: 'every scenario' },
              ...scenarios.map((name) => ({ value: name, label: name })),
            ]}
            value={asked}
            onChange={setScenario}
          />
        )}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={cardsRef} className={styles.cards} tabIndex={0} role="group" aria-label="Cards">
        {dimensionsFor(rubric, asked === '' ? null : asked).map((dimension) => (
          <DimensionCard
            key={dimension.name}
            dimension={dimension}
            part={partOf(tried, dimension.name)}
            evidence={NO_EVIDENCE}
            style={looks.get(dimension.name)}
            focused={focused === dimension.name}
            explained={explained === dimension.name}
            changed={null}
            known={null}
            prompted={false}
            act={act}
            onExample={onExample}
          />
        ))}
        <FlagsCard
          flags={rubric.flags}
          there={tried.flags}
          note={tried.note}
          changed=""
          evidence={NO_EVIDENCE}
          known={NOTHING_KNOWN}
          focused={focused === FLAGS}
          act={act}
        />
      </div>
    </aside>
  );
}
