// Labels as `touchstone labels list` prints them: the rows of the export, under the names of its columns.
import { AS_IMPORTED } from '../../../contract/library.ts';
import type { Json } from '../../../contract/transcript.ts';
import { labelColumns, recordOf } from '../../exporters/index.ts';
import { filteredTranscripts, labelledTranscripts, type Db } from '../../store/index.ts';
import { exportContext } from './context.ts';
import { labelRows } from './label-rows.ts';

/** The labels of the transcripts of a filter. Throws `bad_filter`. */
export function listedLabels(db: Db, filter: string): Record<string, Json>[] {
  const wanted = new Set(filteredTranscripts(db, filter, AS_IMPORTED, null));
  const context = exportContext(db);
  const columns = labelColumns(context.facets);
  return labelledTranscripts(db)
    .filter((key) => wanted.has(key))
    .flatMap((key) => labelRows(context, key).map((row) => recordOf(columns, row)));
}
