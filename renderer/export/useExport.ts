// The writing of one export: asked where to, under way, written or failed.
import { useState } from 'react';
import type { Problem } from '../../contract/errors.ts';
import { EXPORT_FORMATS, type ExportChoice, type ExportReport } from '../../contract/export.ts';
import { call } from '../client/call.ts';
import { announce } from '../parts/announce.ts';
import { problemOf } from '../parts/Notice.tsx';

export type Writing =
  | { state: 'idle' }
  | { state: 'writing'; job: string }
  | { state: 'done'; report: ExportReport; token: string }
  | { state: 'failed'; problem: Problem };

/** Plain tables go by what they hold, the formats of tools by theirs as well. */
function suggestedName(study: string, { what, as }: ExportChoice): string {
  const plain = as === 'jsonl' || as === 'csv' || as === 'parquet';
  return `${study}-${what}${plain ? '' : `-${as}`}${EXPORT_FORMATS[as].ending}`;
}

export function useExport(study: string) {
  const [writing, setWriting] = useState<Writing>({ state: 'idle' });
  const run = async (choice: ExportChoice): Promise<void> => {
    const file = await call('app.choose_export', { suggested: suggestedName(study, choice) });
    if (file === null) return;
    const job = crypto.randomUUID();
    setWriting({ state: 'writing', job });
    const report = await call('exports.start', { choice, job, token: file.token });
    setWriting({ state: 'done', report, token: file.token });
    announce('The export is written');
  };
  const write = (choice: ExportChoice): void => {
    run(choice).catch((error: unknown) => {
      const problem = problemOf(error);
      setWriting(problem.code === 'cancelled' ? { state: 'idle' } : { state: 'failed', problem });
    });
  };
  return { writing, write };
}
