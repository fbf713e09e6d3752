// A report of a study: methods, agreement, calibration, figures, disputes, limits, hashes and citation as one file. Its
// numbers come from the calls that the window and the command line use. The same study gives the same bytes.
import type { ReportAs } from '../../../contract/report.ts';
import {
  reportHtml,
  reportLatex,
  reportMarkdown,
  whole,
  writeWhole,
  type Block,
  type ReportDocument,
} from '../../exporters/index.ts';
import { onOneState, studyInfo, type Db } from '../../store/index.ts';
import { checkCitations, freshenDisputes } from '../disputes/index.ts';
import { Meter, breathe, type JobOptions } from '../job/index.ts';
import { requireKey } from '../seal/index.ts';
import { agreementBlocks } from './agreement.ts';
import { calibrationBlocks } from './calibration.ts';
import { disputeBlocks } from './disputes.ts';
import { figureBlocks } from './figures.ts';
import { citationBlocks, limitBlocks, PROGRAM, sheetBlocks, stateBlocks } from './limits.ts';
import { graderBlocks, raterBlocks, rubricBlocks, samplingBlocks, transcriptBlocks } from './methods.ts';

export interface ReportOptions extends JobOptions {
  /** The rater who asks: data hidden from this rater is omitted. Null: nothing is hidden. */
  rater: string | null;
}

type Section = [title: string, blocks: () => Block[] | Promise<Block[]>];

async function documentOf(db: Db, { rater, signal, onProgress }: ReportOptions): Promise<ReportDocument> {
  const sections: Section[] = [
    [
      'Methods',
      async () => {
        const blocks: Block[] = [];
        for (const part of [transcriptBlocks, rubricBlocks, graderBlocks, samplingBlocks, raterBlocks]) {
          await breathe(signal);
          blocks.push(...part(db));
        }
        return [...blocks, ...(await agreementBlocks(db, signal))];
      },
    ],
    ['Graders against gold', () => calibrationBlocks(db, signal)],
    ['Findings', () => figureBlocks(db, signal)],
    ['Disputes', () => disputeBlocks(db, rater)],
    ['Limits', () => limitBlocks(db)],
    ['Versions and hashes', () => stateBlocks(db)],
    ['Data sheet', () => sheetBlocks(db)],
    ['Citation', () => citationBlocks(db)],
  ];
  const meter = new Meter(onProgress);
  const blocks: Block[] = [];
  for (const [at, [title, of]] of sections.entries()) {
    meter.update('writing the report', { done: at, total: sections.length, bytes: 0, bytes_total: null });
    await breathe(signal);
    blocks.push({ kind: 'heading', level: 2, title }, ...(await of()));
  }
  const { name, synthetic } = studyInfo(db);
  return {
    title: name,
    lead: `Report of the study, written by ${PROGRAM}.${synthetic ? ' The study is marked synthetic.' : ''} All of it is stored in the study file.`,
    blocks,
  };
}

const WRITERS: Record<ReportAs, (document: ReportDocument) => string> = {
  html: reportHtml,
  tex: reportLatex,
  md: reportMarkdown,
};

/** The report as text, from one state of the study: the one that its seal names. Throws `cancelled`. */
export async function reportText(db: Db, as: ReportAs, options: ReportOptions): Promise<string> {
  await checkCitations(db, options);
  await freshenDisputes(db, options.signal);
  requireKey(db);
  return WRITERS[as](await onOneState(db, (reader) => documentOf(reader, options)));
}

/** Writes the report, whole or not at all. Throws `cancelled`, and errors of the disk. */
export async function writeReport(db: Db, as: ReportAs, path: string, options: ReportOptions): Promise<void> {
  await writeWhole(path, whole(await reportText(db, as, options)));
}

/** Writes a printed report, whole or not at all. Throws errors of the disk. */
export async function writePrinted(path: string, pdf: Uint8Array): Promise<void> {
  await writeWhole(path, whole(pdf));
}
