// A grader against gold: the choices, the mapping, and the figures, or what is missing for them.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useRater } from '../client/app-state.ts';
import { query } from '../client/queries.ts';
import { Button } from '../parts/Button.tsx';
import { Empty } from '../parts/Empty.tsx';
import { FilterField } from '../parts/FilterField.tsx';
import { IntervalChoice } from '../parts/IntervalChoice.tsx';
import { Notice, problemOf } from '../parts/Notice.tsx';
import { Select } from '../parts/Select.tsx';
import { useFilterDraft } from '../parts/useFilterDraft.ts';
import { GraderReport } from './GraderReport.tsx';
import { MappingDialog } from './MappingDialog.tsx';
import { MappingLine } from './MappingLine.tsx';
import { useChoice, useGo, type Choice } from './useChoice.ts';
import styles from './Grader.module.css';

function Choices({ choice: { graders, dimensions, dimension, from, facets, wish } }: { choice: Choice }) {
  const go = useGo();
  const search = useSearch({ from: '/calibrate' });
  const { draft, mistake, type } = useFilterDraft(search.filter, (filter) => go({ filter }));
  // a threshold is valid only on the scale of its grader
  const fresh = { threshold: undefined, by: '' };
  return (
    <div className={styles.choices}>
      <Select
        label="Grader"
        options={graders.map((name) => ({ value: name, label: name }))}
        value={wish.grader}
        onChange={(grader) => go({ grader, ...fresh })}
      />
      <Select
        label="Dimension"
        options={dimensions.map(({ name, title }) => ({ value: name, label: title }))}
        value={wish.dimension}
        onChange={(name) => go({ dimension: name, at: undefined, ...fresh })}
      />
      <Select
        label="Event from level"
        options={(dimension?.levels ?? []).map(({ value, name }) => ({
          value: String(value),
          label: `${value} ${name}`,
        }))}
        value={String(from ?? '')}
        onChange={(value) => go({ at: Number(value), ...fresh })}
      />
      <IntervalChoice facets={facets} withTarget={false} />
      <div className={styles.filter}>
        <FilterField draft={draft} mistake={mistake} type={type} />
      </div>
      {mistake !== null && (
        <p className={styles.mistake} role="status">
          {mistake.message}
        </p>
      )}
    </div>
  );
}

/** The content below the choices: the mapping, then the figures. */
function Chosen({ choice }: { choice: Choice }) {
  const { wish, dimension } = choice;
  const [mapping, setMapping] = useState(false);
  const rater = useRater().id;
  const scale = useQuery(query('calibrate.scale', { grader: wish.grader, dimension: wish.dimension }));
  const read = scale.data?.mapping ?? null;
  const basis = useQuery({ ...query('calibrate.basis', { ...wish, rater }), enabled: read !== null });
  const points = useQuery({ ...query('calibrate.points', wish), enabled: read !== null });
  const problem = scale.error ?? basis.error ?? points.error;
  if (problem !== null) return <Notice problem={problemOf(problem)} />;
  if (scale.data === undefined || dimension === undefined)
    return <p className={`${styles.hint} ${styles.waiting}`}>Reading the scores…</p>;
  const dialog = (
    <MappingDialog
      open={mapping}
      grader={wish.grader}
      dimension={dimension}
      scale={scale.data}
      onClose={() => setMapping(false)}
    />
  );
  if (read === null)
    return (
      <>
        <Empty
          title={`${wish.grader} has no mapping to ${dimension.title}`}
          action={
            <Button variant="primary" onPress={() => setMapping(true)} data-testid="say-mapping">
              Define mapping…
            </Button>
          }
        >
          The grader has a scale of its own. Define which scores mean which level; each figure states the version of the
          mapping it uses.
        </Empty>
        {dialog}
      </>
    );
  return (
    <>
      <MappingLine mapping={read} dimension={dimension} onChange={() => setMapping(true)} />
      {dialog}
      {basis.data === undefined || points.data === undefined ? (
        <p className={`${styles.hint} ${styles.waiting}`} role="status">
          Comparing {wish.grader} with gold…
        </p>
      ) : basis.data.scores.length === 0 ? (
        <NoGold notes={basis.data.notes} />
      ) : (
        <GraderReport
          key={`${wish.grader} ${wish.dimension} ${wish.at}`}
          basis={basis.data}
          points={points.data}
          choice={choice}
        />
      )}
    </>
  );
}

function NoGold({ notes }: { notes: readonly string[] }) {
  const navigate = useNavigate();
  return (
    <Empty
      title="No gold to compare with"
      action={<Button onPress={() => void navigate({ to: '/adjudicate' })}>Go to Adjudicate</Button>}
    >
      {[
        'The comparison needs transcripts of this filter with both gold on this dimension and a score of this grader.',
        ...notes,
      ].join(' ')}
    </Empty>
  );
}

export function GraderTab() {
  const choice = useChoice();
  const navigate = useNavigate();
  if (choice === null) return null;
  if (choice.graders.length === 0)
    return (
      <Empty
        title="No grader has scored transcripts yet"
        action={<Button onPress={() => void navigate({ to: '/library' })}>Go to the Library</Button>}
      >
        Scores are imported with transcripts, or from a table (CSV, JSONL, Parquet) that you drop on the window.
      </Empty>
    );
  return (
    <div className={styles.tab} data-testid="grader-tab">
      <Choices choice={choice} />
      <Chosen choice={choice} />
    </div>
  );
}
