// `touchstone report`: writes the whole study as one file to read, print or cite.
import { extname } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { ReportAs } from '../../../contract/report.ts';
import { reportText, writeReport } from '../../work/report/index.ts';
import type { Db } from '../../store/index.ts';
import { command, finish, onStudy, withJson, type JsonOption, type StudyOption } from '../command.ts';
import { json, say, type Exit } from '../output.ts';
import { writePdf } from '../pdf.ts';
import { progressBar } from '../progress.ts';
import { withStudyAsync } from '../study.ts';

type As = ReportAs | 'pdf';

interface Options extends StudyOption, JsonOption {
  out: string;
}

const ENDINGS = [...ReportAs.options, 'pdf'].map((as) => `.${as}`).join(', ');

/** The format that the ending of the file names. */
function asOf(path: string): As {
  const ending = extname(path).slice(1).toLowerCase();
  if (ending === 'pdf') return ending;
  const as = ReportAs.safeParse(ending);
  if (!as.success) throw new InvalidArgumentError(`Its name must end in one of ${ENDINGS}`);
  return as.data;
}

function checked(path: string): string {
  asOf(path);
  return path;
}

async function write(db: Db, path: string): Promise<void> {
  const bar = progressBar();
  const as = asOf(path);
  const options = { rater: null, onProgress: bar.update };
  try {
    if (as === 'pdf') await writePdf(path, () => reportText(db, 'html', options));
    else await writeReport(db, as, path, options);
  } finally {
    bar.end();
  }
}

async function run({ study, out, json: asJson }: Options): Promise<Exit> {
  await withStudyAsync(study, 'read', (db) => write(db, out));
  if (asJson === true) json({ file: out, as: asOf(out) });
  else say(`wrote ${out}`);
  return 0;
}

/** The `report` command. */
export const report = (): Command =>
  withJson(
    onStudy(
      command(
        'report',
        'write a report of the study: methods, agreement, calibration, figures, disputes',
        `Methods with the rubric and its reasons, agreement of raters, each grader against gold, every saved figure
with its table, disputes and decisions, limits, versions and hashes, a data sheet and BibTeX. The report is one file
that needs no other; the ending of its name decides the format: HTML, PDF, LaTeX (compiles with the packages of every
distribution) or Markdown (figures as tables only). The same study gives the same bytes, except as PDF.`,
      ),
    ),
  )
    .requiredOption('-o, --out <file>', `the file to write: ${ENDINGS}`, checked)
    .action((options: Options) => finish(() => run(options)));
