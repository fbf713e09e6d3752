// The report of the study in the Export place: its format, its contents, and the written file.
import type { ReactNode } from 'react';
import { call } from '../client/call.ts';
import { Button } from '../parts/Button.tsx';
import { Choice, type Option } from '../parts/Choice.tsx';
import { JobBar } from '../parts/JobBar.tsx';
import { tellProblem } from '../parts/trouble.ts';
import type { ReportForm, Reporting } from './useReport.ts';
import styles from './ExportPlace.module.css';
import resultStyles from './Result.module.css';

const FORMS: readonly Option<ReportForm>[] = [
  { value: 'html', title: 'HTML', testId: 'report-as-html' },
  { value: 'pdf', title: 'PDF', testId: 'report-as-pdf' },
  { value: 'tex', title: 'LaTeX', testId: 'report-as-tex' },
  { value: 'md', title: 'Markdown', testId: 'report-as-md' },
];

const ABOUT: Record<ReportForm, string> = {
  html: 'One page without other files and without network access.',
  pdf: 'The same page, printed on A4.',
  tex: 'One file that compiles with the packages of every LaTeX distribution.',
  md: 'Markdown as on GitHub; figures are given as tables only.',
};

const SECTIONS: readonly (readonly [title: string, what: string])[] = [
  ['Methods', 'transcripts and their formats, rubric with its reasons, graders, sampling, raters, blinding, agreement'],
  ['Graders against gold', 'matrix, rates and calibration of each grader on each dimension'],
  ['Findings', 'every saved figure with its table'],
  ['Disputes', 'their number, and the decision on each'],
  ['Limits', 'the conclusions that the study does not support'],
  ['Versions and hashes', 'they identify this state of the study'],
  ['Data sheet and citation', 'what to know before using the labels, and BibTeX'],
];

/** The format, and the button that writes the report. */
export function ReportChoices({
  form,
  onForm,
  onWrite,
  isWriting,
}: {
  form: ReportForm;
  onForm: (form: ReportForm) => void;
  onWrite: () => void;
  isWriting: boolean;
}) {
  return (
    <>
      <div>
        <Choice label="Format" options={FORMS} chosen={form} onChoose={onForm} row />
        <p className={styles.about}>{ABOUT[form]}</p>
      </div>
      <Button variant="primary" keys="$mod+Enter" data-testid="report-write" isDisabled={isWriting} onPress={onWrite}>
        Write report…
      </Button>
      <p className={styles.hint}>Its numbers are those of Calibrate, Findings and Audit, for the study as it is now.</p>
    </>
  );
}

function Contents(): ReactNode {
  return (
    <dl className={styles.contents}>
      {SECTIONS.map(([title, what]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The contents of the report, and the result of the last one. */
export function ReportShown({ reporting: { state, stop } }: { reporting: Reporting }) {
  return (
    <>
      <Contents />
      {state.state === 'done' ? (
        <div className={resultStyles.written} data-testid="report-result">
          <p className={resultStyles.title}>Written: {state.value.file}</p>
          <Button onPress={() => void call('app.reveal', { token: state.value.token }).catch(tellProblem)}>
            Show in folder
          </Button>
        </div>
      ) : (
        <JobBar label="Writing the report" state={state} unit="sections" onStop={stop} />
      )}
    </>
  );
}
