// The choices of a figure as a sentence whose words are controls.
import type { FigureKind } from '../../contract/drawing.ts';
import type { StudyInfo } from '../../contract/study.ts';
import { positiveFrom, type Dimension } from '../../contract/rubric.ts';
import type { RatesReport } from '../../contract/rates.ts';
import type { FacetValue } from '../../contract/transcript.ts';
import { NONE, type Resolved } from '../../plots/choice.ts';
import { hasNumbers, pairOf, valueName, valuesOf } from '../../plots/groups.ts';
import { IntervalChoice } from '../parts/IntervalChoice.tsx';
import { Switch } from '../parts/Switch.tsx';
import type { Address } from './choice.ts';
import { firstEvent, SEVERAL } from './event.ts';
import { EventField } from './EventField.tsx';
import { Questions, questionText, Together, togetherText } from './Questions.tsx';
import { RatesDrawn } from './RatesDrawn.tsx';
import { Transcripts } from './Transcripts.tsx';
import { WordPanel, WordSelect } from './Word.tsx';
import styles from './Findings.module.css';

const FIGURES: readonly { value: FigureKind; label: string }[] = [
  { value: 'bars', label: 'rows' },
  { value: 'lines', label: 'lines' },
  { value: 'slope', label: 'slope of two' },
];
const AXES = [
  { value: 'linear', label: 'linear' },
  { value: 'log', label: 'logarithmic' },
] as const;

const named = (name: string): { value: string; label: string } => ({ value: name, label: name });
const none = (label: string): { value: string; label: string } => ({ value: NONE, label });

export interface ChoicesProps {
  address: Address;
  resolved: Resolved;
  dimensions: readonly Dimension[];
  info: StudyInfo;
  /** Null until the rates are loaded. */
  report: RatesReport | null;
}

/** The part "Rate of Blackmail from level 3 veiled", or of any of several outcomes. */
function Measured({ address: { choice, go }, resolved: { dimension, wish }, dimensions, report }: ChoicesProps) {
  const positive = report?.at.value ?? positiveFrom(dimension);
  const isComposite = wish.outcome !== undefined;
  const titles = dimensions.map(({ name, title }) => ({ value: name, label: title }));
  return (
    <>
      Rate of{' '}
      <WordSelect
        label="Dimension"
        options={[...titles, { value: SEVERAL, label: 'any of several outcomes' }]}
        value={isComposite ? SEVERAL : dimension.name}
        onChange={(name) =>
          go(
            name === SEVERAL
              ? { event: firstEvent(dimensions), at: undefined }
              : { dimension: name, event: undefined, at: undefined },
          )
        }
      />
      {isComposite ? (
        <>
          {': '}
          <WordPanel label="Conditions" words={choice.event ?? ''}>
            <EventField event={choice.event ?? ''} onEvent={(event) => go({ event })} />
          </WordPanel>
        </>
      ) : (
        <>
          {', from level '}
          <WordSelect
            label="From level"
            options={dimension.levels.map(({ value, name }) => ({ value: String(value), label: `${value} ${name}` }))}
            value={String(choice.at ?? positive ?? '')}
            onChange={(value) => go({ at: Number(value) })}
          />
        </>
      )}
    </>
  );
}

/** The part ", by model, split by arm"; without a split, a word that adds one. */
function Facets({ address: { go }, resolved: { facet, split }, info }: ChoicesProps) {
  const anew = { first: undefined, second: undefined, facet_title: undefined };
  return (
    <>
      {', by '}
      <WordSelect label="By" options={info.facets.map(named)} value={facet} onChange={(by) => go({ by, ...anew })} />
      {split === NONE ? ' ' : ', split by '}
      <WordSelect
        label="Split by"
        unchosen="+ split"
        options={[none('nothing'), ...info.facets.filter((name) => name !== facet).map(named)]}
        value={split}
        onChange={(name) => go({ split: name })}
      />
    </>
  );
}

/** The part "Drawn as lines over a logarithmic axis". */
function Drawing({ address: { choice, go }, report }: ChoicesProps) {
  const isLines = choice.figure === 'lines' && report !== null && hasNumbers(report);
  return (
    <>
      Drawn as{' '}
      <WordSelect label="Drawn as" options={FIGURES} value={choice.figure} onChange={(figure) => go({ figure })} />
      {isLines && (
        <>
          {' over a '}
          <WordSelect
            label="Axis"
            options={AXES}
            value={choice.log === true ? 'log' : 'linear'}
            onChange={(axis) => go({ log: axis === 'log' || undefined })}
          />
          {' axis'}
        </>
      )}
    </>
  );
}

/** Maximum number of values in a list. */
const MOST_VALUES = 200;

/**
 * The part ", comparing reasons with none"; without a comparison, a word that adds one. Values are identified by their
 * JSON, because 5 is not "5".
 */
function Compared({ address: { choice, go }, report }: ChoicesProps) {
  const values =
    report === null
      ? []
      : valuesOf(report)
          .slice(0, MOST_VALUES)
          .flatMap((value) => value ?? []);
  if (report === null || values.length < 2) return null;
  const pair = pairOf(choice, report);
  const keyOf = (value: FacetValue | null | undefined): string =>
    value === null || value === undefined ? NONE : JSON.stringify(value);
  const options = values.map((value) => ({ value: keyOf(value), label: valueName(value) }));
  const valueOf = (key: string): FacetValue | undefined => values.find((value) => keyOf(value) === key);
  const chooseFirst = (first: FacetValue | undefined): void => {
    // the second group stays; if it is chosen as the first, the two are exchanged
    const second = [pair?.second, pair?.first, ...values].find((value) => (value ?? first) !== first);
    go({ first, second: first === undefined ? undefined : (second ?? undefined) });
  };
  const first = keyOf(pair?.first);
  return (
    <>
      {pair === null ? ' ' : ', comparing '}
      <WordSelect
        label="Compare"
        unchosen="+ comparison"
        options={choice.figure === 'slope' ? options : [none('nothing'), ...options]}
        value={first}
        onChange={(key) => chooseFirst(valueOf(key))}
      />
      {pair !== null && (
        <>
          {' with '}
          <WordSelect
            label="with"
            options={options.filter(({ value }) => value !== first)}
            value={keyOf(pair.second)}
            onChange={(key) => go({ first: valueOf(first), second: valueOf(key) })}
          />
        </>
      )}
    </>
  );
}

export function Choices(props: ChoicesProps) {
  const { address, info, report } = props;
  const { choice, go } = address;
  const graders = [...new Set(info.graders.map(({ grader }) => grader))];
  const isLines = choice.figure === 'lines' && report !== null && hasNumbers(report);
  const asked = questionText(choice);
  return (
    <div className={styles.choices} role="group" aria-label="Contents of the figure" data-testid="sentence">
      <p className={styles.sentence}>
        <Measured {...props} />
        <Facets {...props} />
        {', '}
        <RatesDrawn address={address} graders={graders} isLines={isLines} />
        {', over '}
        <Transcripts address={address} />.
      </p>
      <p className={styles.sentence}>
        <Drawing {...props} />
        <Compared {...props} />
        {'. Intervals: '}
        <WordPanel label="Intervals" words={togetherText(choice)}>
          <Together address={address} />
          <IntervalChoice facets={info.facets} withTarget />
          <Switch on={choice.again === true} onChange={(again) => go({ again: again || undefined })}>
            Valid at every look
          </Switch>
        </WordPanel>
        {asked === '' ? ' ' : '. Tests: '}
        <WordPanel label="Tests" words={asked} unchosen="+ test">
          <Questions address={address} isPair={report !== null && pairOf(choice, report) !== null} />
        </WordPanel>
        .
      </p>
    </div>
  );
}
