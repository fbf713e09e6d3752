// Further tests of a grader: equal error rates across models, share of each level, non-inferiority to another grader,
// comparison with a rater.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CONFIDENCE } from '../../contract/estimate.ts';
import type { CalibrateWish } from '../../contract/calibration.ts';
import type { GraderQuestions as Answers, Homogeneity } from '../../contract/grader-questions.ts';
import { TARGET_WORDS } from '../../contract/inference.ts';
import { query } from '../client/queries.ts';
import { share } from '../parts/estimates.ts';
import { Field } from '../parts/Field.tsx';
import { Notice, problemOf } from '../parts/Notice.tsx';
import { Select } from '../parts/Select.tsx';
import { Estimates } from './Estimates.tsx';
import { Section } from './Section.tsx';
import styles from './Grader.module.css';
import own from './GraderQuestions.module.css';

const pText = (p: number | null): string => (p === null ? 'no test' : p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`);
const percent = (value: number | null): string => (value === null ? 'not available' : `${(100 * value).toFixed(0)} %`);

/** Values of epsilon that the authors of the test suggest. */
const COSTS = [
  { value: '0.2', label: 'experts (0.20)' },
  { value: '0.15', label: 'trained raters (0.15)' },
  { value: '0.1', label: 'crowd workers (0.10)' },
] as const;

function Alike({ homogeneity }: { homogeneity: NonNullable<Answers['homogeneity']> }) {
  const { by } = homogeneity;
  const kinds: [string, Homogeneity][] = [
    ['Sensitivity', homogeneity.sensitivity],
    ['Specificity', homogeneity.specificity],
  ];
  const notes = [...new Set(kinds.flatMap(([name, one]) => one.notes.map((note) => `${name}: ${note}`)))];
  return (
    <>
      <h3>Are its error rates equal over {by}?</h3>
      <div className={styles.wide}>
        <table className={styles.table} data-testid="homogeneity">
          <caption className="unseen">Sensitivity and specificity by {by}, with 95 % intervals</caption>
          <thead>
            <tr>
              <th scope="col">{by}</th>
              {kinds.map(([name, one]) => (
                <th key={name} scope="col" title={one.method}>
                  {name}, {pText(one.p)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {homogeneity.sensitivity.groups.map((group, at) => (
              <tr key={group.group}>
                <th scope="row">{group.group}</th>
                {kinds.map(([name, one]) => {
                  const { estimate = null, low = null, high = null, n = 0 } = one.groups[at] ?? {};
                  return (
                    <td key={name}>
                      {n === 0
                        ? 'no gold'
                        : `${share({ estimate, low, high, level: CONFIDENCE, n, method: '', notes: [] })} of ${Number(n.toFixed(1))}`}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.hint}>
        A small p means that error rates differ between groups: do not use one error rate for all. A large p with little
        gold proves nothing.
      </p>
      {notes.map((note) => (
        <p key={note} className={styles.hint}>
          {note}.
        </p>
      ))}
    </>
  );
}

function Prevalence({ prevalence }: { prevalence: NonNullable<Answers['prevalence']> }) {
  const levels = prevalence.levels.map((one) => ({
    name: `${one.value} ${one.name} (grader: ${percent(one.raw)})`,
    value: one,
    isShare: true,
  }));
  return (
    <>
      <h3>Share of each level, corrected by gold</h3>
      <Estimates
        caption="Share of each level and the mean level, corrected by gold, with 95 % intervals"
        head="Level"
        all={[...levels, { name: 'Mean level', value: prevalence.mean }]}
        withMethod
      />
      <p className={styles.hint}>These intervals describe {TARGET_WORDS[prevalence.target]}, as chosen in Findings.</p>
    </>
  );
}

interface NoWorseProps {
  of: NonNullable<Answers['non_inferiority']>;
  names: { grader: string; versus: string };
}

function NoWorse({ of, names }: NoWorseProps) {
  const verdict = ({ is_not_inferior: shown, p }: (typeof of)['accuracy']): string =>
    shown === null ? 'no test' : `${shown ? 'no worse' : 'not shown'}, ${pText(p)}`;
  return (
    <div data-testid="non-inferiority">
      <Estimates
        caption={`${names.grader} less ${names.versus}, share right, with 90 % intervals`}
        head={`${names.grader} less ${names.versus}, share right`}
        all={[
          { name: `On all: ${verdict(of.accuracy)}`, value: of.accuracy, isShare: true },
          { name: `On events: ${verdict(of.sensitivity)}`, value: of.sensitivity, isShare: true },
          { name: `On the others: ${verdict(of.specificity)}`, value: of.specificity, isShare: true },
        ]}
        withMethod
      />
      <p className={styles.hint}>
        “No worse” where the lower end of the 90 % interval is above minus the margin (one-sided, 95 %). State the
        margin before looking.
      </p>
      {of.notes.map((note) => (
        <p key={note} className={styles.hint}>
          {note}.
        </p>
      ))}
    </div>
  );
}

function AsGood({ alternative }: { alternative: NonNullable<Answers['alternative']> }) {
  const { raters, winning_rate: rate, is_passed: passed, epsilon, notes } = alternative;
  const words =
    rate === null
      ? 'No rater shares enough transcripts with the others for this test.'
      : `Against ${percent(rate)} of the raters the grader is at least as good, with a margin of ${epsilon} for the rater: it ${passed === true ? 'can' : 'is not shown to'} replace a rater.`;
  return (
    <div data-testid="alternative">
      <p>
        {words} On average it is at least as close to the other raters as the rater left out on {share(alternative)} of
        transcripts.
      </p>
      <div className={styles.wide}>
        <table className={styles.table}>
          <caption className="unseen">The grader against each rater, by closeness to the other raters</caption>
          <thead>
            <tr>
              {['Rater left out', 'n', 'Grader at least as close', 'Rater at least as close', 'Adjusted p'].map(
                (head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {raters.map(({ rater, n, grader_wins, rater_wins, p_by }) => (
              <tr key={rater}>
                <th scope="row">{rater}</th>
                <td>{n}</td>
                <td>{percent(grader_wins)}</td>
                <td>{percent(rater_wins)}</td>
                <td>{pText(p_by)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {notes.map((note) => (
        <p key={note} className={styles.hint}>
          {note}.
        </p>
      ))}
    </div>
  );
}

/** The margin as a share, typed in percentage points; null for empty or invalid text. */
function marginOf(text: string): number | null {
  const value = Number(text) / 100;
  return text.trim() !== '' && value > 0 && value < 1 ? value : null;
}

export interface GraderQuestionsProps {
  wish: CalibrateWish;
  facets: readonly string[];
  /** The grader that it is compared with; null if no grader is chosen. */
  versus: string | null;
  /** The settled threshold. */
  threshold: number | null;
}

export function GraderQuestions({ wish, facets, versus, threshold }: GraderQuestionsProps) {
  const [facet, setFacet] = useState('model');
  const [margin, setMargin] = useState('');
  const [cost, setCost] = useState('0.15');
  const by = facets.find((name) => name === facet) ?? facets[0] ?? null;
  const asked = { ...wish, threshold, by, versus, margin: marginOf(margin), epsilon: Number(cost) };
  const { data, error } = useQuery(query('calibrate.questions', asked));
  return (
    <Section title="Checks before you rely on the grader" testId="questions">
      <div className={styles.band}>
        {by !== null && (
          <Select
            label="Compare error rates by"
            options={facets.map((name) => ({ value: name, label: name }))}
            value={by}
            onChange={setFacet}
          />
        )}
        <Select label="As good as" options={COSTS} value={cost} onChange={setCost} />
        {versus !== null && (
          <Field
            label={`Non-inferiority margin against ${versus}, points`}
            placeholder="none"
            value={margin}
            onChange={setMargin}
          />
        )}
      </div>
      {error !== null && <Notice problem={problemOf(error)} />}
      {data !== undefined && (
        <div className={own['answers']}>
          {data.homogeneity !== null && <Alike homogeneity={data.homogeneity} />}
          {data.prevalence !== null && <Prevalence prevalence={data.prevalence} />}
          {data.non_inferiority !== null && versus !== null && (
            <NoWorse of={data.non_inferiority} names={{ grader: wish.grader, versus }} />
          )}
          {data.alternative !== null && (
            <>
              <h3>Can it replace a rater?</h3>
              <AsGood alternative={data.alternative} />
            </>
          )}
        </div>
      )}
    </Section>
  );
}
