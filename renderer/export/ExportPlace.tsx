// The Export place: kind of data, filter, format and preview of an export; packets; the report of the study.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { EXPORT_FORMATS, EXPORTS, ExportChoice, type ExportAs, type ExportWhat } from '../../contract/export.ts';
import { useApp } from '../client/app-state.ts';
import { useKeys } from '../keys/useKeys.ts';
import { Button } from '../parts/Button.tsx';
import { Choice, type Option } from '../parts/Choice.tsx';
import { Field } from '../parts/Field.tsx';
import { PacketChoices } from '../packets/PacketChoices.tsx';
import { PacketLog } from '../packets/PacketLog.tsx';
import { useFilterDraft } from '../parts/useFilterDraft.ts';
import { CopySeal } from './CopySeal.tsx';
import { Preview } from './Preview.tsx';
import { ReportChoices, ReportShown } from './ReportChoices.tsx';
import { Result } from './Result.tsx';
import { useExport } from './useExport.ts';
import { useReport, type ReportForm } from './useReport.ts';
import styles from './ExportPlace.module.css';

/** Everything that can be exported; packets and the report have no filter and no preview. */
type What = ExportWhat | 'packets' | 'report';

const SAID: Record<What, { title: string; hint: string }> = {
  gold: {
    title: 'Gold',
    hint: 'One row for each transcript and dimension with gold: the level, the rule or person that decided, the reason, and the labels it rests on.',
  },
  labels: {
    title: 'Labels',
    hint: 'One row for each rater, transcript and dimension: level, evidence, note, sureness, and whether the label is blind.',
  },
  scores: { title: 'Scores', hint: 'Scores of automated graders, with explanations.' },
  transcripts: {
    title: 'Transcripts',
    hint: 'Full transcripts with scores and labels; CSV contains only ids, facets and lengths.',
  },
  'few-shot': {
    title: 'Examples',
    hint: 'Gold as examples for a grader’s prompt, with the text of the rubric, the reasons of people and the evidence, split into train, dev and test so that siblings stay together.',
  },
  disputes: {
    title: 'Disputes',
    hint: 'One row for each disputed score: the grader’s level, the level or quote that disputes it, and the decision of the audit.',
  },
  failures: {
    title: 'Failures',
    hint: 'Wrong scores as worked examples: gold with its evidence, the grader’s answer, and the cause.',
  },
  regression: {
    title: 'Regression set',
    hint: 'Failures with full transcripts and as many correct scores, for the grader’s author to run.',
  },
  packets: { title: 'Packets', hint: 'Queues for raters on other machines, and the labels they send back.' },
  report: { title: 'Report', hint: 'The whole study as one file, to read, to print or to put into a paper.' },
};

const ORDER: readonly What[] = [
  'gold',
  'labels',
  'scores',
  'transcripts',
  'few-shot',
  'disputes',
  'failures',
  'regression',
  'packets',
  'report',
];
const WHAT = ORDER.map((value): Option<What> => ({ value, title: SAID[value].title, testId: `export-what-${value}` }));

const formatsOf = (what: ExportWhat): readonly ExportAs[] => EXPORTS[what];
const asOptions = (what: ExportWhat): Option<ExportAs>[] =>
  formatsOf(what).map((value) => ({ value, title: EXPORT_FORMATS[value].title, testId: `export-as-${value}` }));

/** The choice with a format of this kind of data: the format chosen last if it fits, otherwise the first. */
function choiceOf(what: What, picked: ExportAs, filter: string): ExportChoice | null {
  if (what === 'packets' || what === 'report') return null;
  const as = formatsOf(what).includes(picked) ? picked : formatsOf(what)[0];
  return ExportChoice.parse({ what, as, filter, judged: null });
}

function Filter() {
  const { filter } = useSearch({ from: '/export' });
  const navigate = useNavigate({ from: '/export' });
  const { draft, mistake, type, settle } = useFilterDraft(filter, (wanted, amend) => {
    void navigate({ to: '/export', search: { filter: wanted }, replace: amend });
  });
  return (
    <Field
      label="Transcripts"
      placeholder="All"
      hint='A filter as in the Library: words, "phrases", field:value.'
      value={draft}
      onChange={type}
      onBlur={() => settle(draft)}
      {...(mistake !== null && { error: mistake.message })}
    />
  );
}

export function ExportPlace() {
  const { filter } = useSearch({ from: '/export' });
  const { study } = useApp();
  const [what, setWhat] = useState<What>('gold');
  const [picked, setPicked] = useState<ExportAs>('jsonl');
  const exporting = useExport(study?.name ?? 'study');
  const reporting = useReport();
  const [form, setForm] = useState<ReportForm>('html');
  const writing = (what === 'report' ? reporting : exporting).state.state === 'running';
  const choice = choiceOf(what, picked, filter);
  const start = (): void => {
    if (writing) return;
    if (what === 'report') reporting.write(form);
    else if (choice !== null) exporting.write(choice);
  };
  useKeys('Export', [{ keys: '$mod+Enter', about: 'write the file', typing: true, run: start }]);
  return (
    <div className={styles.place} data-testid="export-place">
      <section className={styles.choices} aria-label="What to export">
        <div>
          <Choice label="What" options={WHAT} chosen={what} onChoose={setWhat} />
          <p className={styles.about}>{SAID[what].hint}</p>
        </div>
        {what === 'report' ? (
          <ReportChoices form={form} onForm={setForm} onWrite={start} isWriting={writing} />
        ) : choice === null ? (
          <PacketChoices />
        ) : (
          <>
            <Filter />
            <div>
              <Choice label="Format" options={asOptions(choice.what)} chosen={choice.as} onChoose={setPicked} row />
              <p className={styles.about} data-testid="export-about">
                {EXPORT_FORMATS[choice.as].about}
              </p>
            </div>
            <Button variant="primary" keys="$mod+Enter" data-testid="export-write" isDisabled={writing} onPress={start}>
              {EXPORT_FORMATS[choice.as].folder ? 'Write folder…' : 'Write file…'}
            </Button>
            <p className={styles.hint}>
              A data sheet is written with it: rubric, raters and their agreement, queues and their sample designs,
              counts and limitations.
            </p>
          </>
        )}
        <CopySeal />
      </section>
      <section
        className={styles.shown}
        aria-label={what === 'report' ? 'Report' : choice === null ? 'Packets' : 'Preview'}
      >
        {what === 'report' ? (
          <ReportShown reporting={reporting} />
        ) : choice === null ? (
          <PacketLog />
        ) : (
          <>
            <Preview choice={choice} />
            <Result exporting={exporting} />
          </>
        )}
      </section>
    </div>
  );
}
