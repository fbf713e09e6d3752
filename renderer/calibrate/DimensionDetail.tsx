// The full agreement on one dimension: the coefficient to quote, every figure with its method, levels, pairs, versions,
// months, repeats, evidence.
import { Link, useSearch } from '@tanstack/react-router';
import type { AgreementPart, Coefficients, DimensionAgreement, EvidenceAgreement } from '../../contract/agreement.ts';
import { AGREEMENT_SPEAKS, clusterText } from '../../contract/inference.ts';
import { printComparison } from '../../contract/filter/print.ts';
import { useRead } from '../client/queries.ts';
import { Figure } from './Figure.tsx';
import { PairMap } from './PairMap.tsx';
import { methodText, share } from '../parts/estimates.ts';
import { Section } from './Section.tsx';
import { Resampled } from './Resampled.tsx';
import { leftOutText, named, quoteText, unknownText } from './texts.ts';
import styles from './Raters.module.css';

function Figures({ of, title }: { of: Coefficients; title: string }) {
  return (
    <Section title={title} level={3}>
      <div className={styles.wide}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Figure</th>
              <th scope="col">Value</th>
              <th scope="col">n</th>
              <th scope="col" data-words>
                Method
              </th>
            </tr>
          </thead>
          <tbody>
            {named(of).map(({ name, value, isShare = false }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <Figure value={value} isShare={isShare} />
                <td className={styles.number}>{value.n}</td>
                <td className={styles.method}>{[methodText(value), ...value.notes].join('; ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function Levels({ of: { prevalence } }: { of: Coefficients }) {
  return (
    <Section title="Frequency of each level" level={3}>
      <table className={styles.table}>
        <tbody>
          {prevalence.map(({ level, name, share: often }) => (
            <tr key={level}>
              <th scope="row">
                {level} {name}
              </th>
              <Figure value={often} isShare />
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Parts({ title, head, parts }: { title: string; head: string; parts: readonly AgreementPart[] | null }) {
  if (parts === null || parts.length === 0) return null;
  return (
    <Section title={title} level={3}>
      <div className={styles.wide}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{head}</th>
              <th scope="col">Raters</th>
              <th scope="col">Transcripts</th>
              <th scope="col">Percent</th>
              <th scope="col">Alpha</th>
              <th scope="col">AC1/AC2</th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ key, agreement }) => (
              <tr key={key}>
                <th scope="row">{key}</th>
                <td className={styles.number}>{agreement.raters}</td>
                <td className={styles.number}>{agreement.units}</td>
                <Figure value={agreement.percent} isShare />
                <Figure value={agreement.krippendorff} />
                <Figure value={agreement.gwet_ac} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function Evidence({ all, isClustered }: { all: readonly EvidenceAgreement[]; isClustered: boolean }) {
  if (all.length === 0) return null;
  return (
    <Section title="Agreement on evidence" level={3}>
      <p className={styles.hint}>
        F1 of the characters that two raters marked as evidence, over transcripts that at least one of them marked.
        {isClustered && ' Its intervals treat transcripts as independent, even within clusters.'}
      </p>
      <table className={styles.table}>
        <tbody>
          {all.map(({ a, b, f1 }) => (
            <tr key={`${a} ${b}`}>
              <th scope="row">
                {a} / {b}
              </th>
              <Figure value={f1} />
              <td className={styles.number}>n = {f1.n}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

export function DimensionDetail({ one }: { one: DimensionAgreement }) {
  const { dimension, title, overall, retest, evidence, left_out, enriched, speaks, blindness_unknown } = one;
  const { filter, queue } = useSearch({ from: '/calibrate' });
  const about = { filter, queue, dimension };
  const pairs = useRead('agreement.by', { ...about, by: 'pair' });
  const versions = useRead('agreement.by', { ...about, by: 'rubric' });
  const months = useRead('agreement.by', { ...about, by: 'month' });
  const inQueue = queue === '' ? '' : printComparison({ kind: 'name', name: 'queue' }, ':', queue);
  const scope = [filter, inQueue].filter((part) => part !== '').join(' ');
  const left = [leftOutText(left_out), unknownText(blindness_unknown)].filter((words) => words !== '').join(' ');
  return (
    <div className={styles.detail}>
      <h2>{title}</h2>
      <div className={styles.quote} data-testid="quote">
        {quoteText(one).map((words) => (
          <p key={words}>{words}</p>
        ))}
        {enriched !== null && <p data-testid="enriched">{enriched}.</p>}
        <p className={styles.hint}>
          {AGREEMENT_SPEAKS.replace(/^i/, 'I')}
          {speaks.clusters !== null && `; ${clusterText(speaks)}`}.
        </p>
        {left !== '' && <p className={styles.hint}>{left}</p>}
        <p className={styles.links}>
          <Link to="/library" search={{ filter: `${scope} labels>=2`.trim() }}>
            Transcripts with two labels or more
          </Link>
          <Link to="/adjudicate" search={{ show: 'all', dimension, key: undefined, unit: '' }}>
            Disagreements, worst first
          </Link>
        </p>
      </div>
      <Figures of={overall} title="All raters" />
      <PairMap pairs={pairs} scope={scope} />
      <Levels of={overall} />
      <Parts title="By version of the rubric" head="Version" parts={versions} />
      <Parts title="By month of the last label" head="Month" parts={months} />
      {retest !== null && <Figures of={retest} title={`Test-retest: ${share(retest.percent)} agreement`} />}
      <Evidence all={evidence} isClustered={speaks.clusters !== null} />
      <Resampled
        of={[overall, ...(retest === null ? [] : [retest])].flatMap((one) => named(one).map(({ value }) => value))}
      />
    </div>
  );
}
