// The rows of a comparison of two versions as a table. Pure, so that the window and the command line write the same.
import type { FigureTable } from './figure.ts';
import type { VersionReport, VersionRow } from './versions.ts';

/**
 * One row per transcript and dimension, with both graders' names; the grader's own earlier scores are named as such.
 */
export const versionsTable = ({ grader, was }: VersionReport, rows: readonly VersionRow[]): FigureTable => ({
  head: [
    'transcript_id',
    'dimension',
    'change',
    'was_level',
    'level',
    'reference',
    'reference_level',
    'title',
    'was',
    'grader',
  ],
  rows: rows.map(({ transcript, dimension, change, was_level, level, reference, reference_level, title }) => [
    transcript,
    dimension,
    change,
    was_level,
    level,
    reference,
    reference_level,
    title,
    was ?? `${grader}, earlier`,
    grader,
  ]),
});
