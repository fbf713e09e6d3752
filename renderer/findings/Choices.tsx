// What a figure is of and how it is drawn: every choice in a line above it, and the filter.
import type { FigureKind } from '../../contract/figure.ts';
import type { RateKind, RatesReport } from '../../contract/rates.ts';
import type { StudyInfo } from '../../contract/study.ts';
import type { Dimension } from '../../contract/rubric.ts';
import type { FacetValue } from '../../contract/transcript.ts';
import { Field } from '../parts/Field.tsx';
import { IntervalChoice } from '../parts/IntervalChoice.tsx';
import { Select } from '../parts/Select.tsx';
import { Switch } from '../parts/Switch.tsx';
import { useFilterDraft } from '../parts/useFilterDraft.ts';
import { NONE, type Address, type Resolved } from './choice.ts';
import { firstEvent, SEVERAL } from './event.ts';
import { EventField } from './EventField.tsx';
import { Questions, Together } from './Questions.tsx';
import { hasNumbers, pairOf, valueName, valuesOf } from './report.ts';
import styles from './Findings.module.css';

const FIGURES: readonly { value: FigureKind; label: string }[] = [
  { value: 'bars', label: 'rows' },
  { value: 'lines', label: 'lines' },
  { value: 'slope', label: 'slope of two' },
];
const RATE_OPTIONS: readonly { value: RateKind; label: string }[] = [
  { value: 'corrected', label: 'corrected' },
  { value: 'gold', label: 'gold' },
  { value: 'raw', label: 'raw' },
];

const named = (name: string): { value: string; label: string } => ({ value: name, label: name });
const none = (label: string): { value: string; label: string } => ({ value: NONE, label });

export interface ChoicesProps {
  address: Address;
  resolved: Resolved;
  dimensions: readonly Dimension[];
  info: StudyInfo;
  /** Null until the rates are there. */
  report: RatesReport | null;
}

function Measured({ address: { choice, go }, resolved: { dimension, wish }, dimensions, info, report }: ChoicesProps) {
  const graders = [...new Set(info.graders.map(({ grader }) => grader))];
  const positive = report?.at.value ?? dimension.positive;
  const isComposite = wish.outcome !== undefined;
  const titles = dimensions.map(({ name, title }) => ({ value: name, label: title }));
  return (
    <>
      <Select
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
      {!isComposite && (
        <Select
          label="From level"
          options={dimension.levels.map(({ value, name }) => ({ value: String(value), label: `${value} ${name}` }))}
          value={String(choice.at ?? positive ?? '')}
          onChange={(value) => go({ at: Number(value) })}
        />
      )}
      <Select
        label="Grader"
        options={[none('none'), ...graders.map(named)]}
        value={choice.grader}
        onChange={(grader) => go({ grader })}
      />
    </>
  );
}

function Facets({ address: { go }, resolved: { facet, split }, info }: ChoicesProps) {
  const anew = { first: undefined, second: undefined };
  return (
    <>
      <Select label="By" options={info.facets.map(named)} value={facet} onChange={(by) => go({ by, ...anew })} />
      <Select
        label="Split by"
        options={[none('nothing'), ...info.facets.filter((name) => name !== facet).map(named)]}
        value={split}
        onChange={(name) => go({ split: name })}
      />
    </>
  );
}

function Drawing({ address: { choice, go }, report }: ChoicesProps) {
  const isLines = choice.figure === 'lines' && report !== null && hasNumbers(report);
  return (
    <>
      <Select label="Drawn as" options={FIGURES} value={choice.figure} onChange={(figure) => go({ figure })} />
      {isLines && (
        <>
          <Select label="Rate drawn" options={RATE_OPTIONS} value={choice.rate} onChange={(rate) => go({ rate })} />
          <Switch on={choice.log === true} onChange={(log) => go({ log: log || undefined })}>
            Logarithmic axis
          </Switch>
        </>
      )}
    </>
  );
}

/** Upper limit of values in a choice. */
const MOST_VALUES = 200;

/** Two groups whose difference is told. Values are told apart by their JSON: 5 is not "5". */
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
  const all = choice.figure === 'slope' ? options : [none('nothing'), ...options];
  const valueOf = (key: string): FacetValue | undefined => values.find((value) => keyOf(value) === key);
  const [first, second] = [pair?.first ?? choice.first, pair?.second ?? choice.second];
  return (
    <div className={styles.pair}>
      <Select
        label="Compare"
        options={all}
        value={keyOf(first)}
        onChange={(key) => go({ first: valueOf(key), second })}
      />
      <Select
        label="with"
        options={all}
        value={keyOf(second)}
        onChange={(key) => go({ first, second: valueOf(key) })}
      />
    </div>
  );
}

function Filter({ address: { choice, go } }: ChoicesProps) {
  const { draft, mistake, type, settle } = useFilterDraft(choice.filter, (filter, amend) => go({ filter }, amend));
  return (
    <div className={styles.filter}>
      <Field
        label="Transcripts"
        placeholder="All; or a filter, as in the Library"
        value={draft}
        onChange={type}
        onBlur={() => settle(draft)}
        {...(mistake !== null && { error: mistake.message })}
      />
    </div>
  );
}

export function Choices(props: ChoicesProps) {
  const { choice, go } = props.address;
  return (
    <div className={styles.choices} role="group" aria-label="Contents of the figure">
      <div className={styles.line}>
        <Measured {...props} />
        <Facets {...props} />
        <Drawing {...props} />
        <Compared {...props} />
      </div>
      {props.resolved.wish.outcome !== undefined && (
        <div className={styles.line}>
          <EventField key={choice.event} event={choice.event ?? ''} onEvent={(event) => go({ event })} />
        </div>
      )}
      <div className={styles.line}>
        <Filter {...props} />
        <Switch on={choice.without === true} onChange={(on) => go({ without: on || undefined })}>
          Without evaluation-aware
        </Switch>
        <Questions address={props.address} isPair={props.report !== null && pairOf(choice, props.report) !== null} />
      </div>
      <div className={styles.line}>
        <Together address={props.address} />
        <IntervalChoice facets={props.info.facets} withTarget />
        <Switch on={choice.again === true} onChange={(again) => go({ again: again || undefined })}>
          Valid at every look
        </Switch>
      </div>
    </div>
  );
}
