// The reviewer layer of the Petri viewer: what one reviewer says of each transcript file.
import type { Json } from '../../../contract/transcript.ts';
import type { GoldRow } from '../gold.ts';
import type { Frame } from '../list.ts';
import type { LabelRow } from '../labels.ts';

/** What a reviewer says of one transcript. */
export interface Review {
  /** The transcript's file, from the folder that holds all of them. */
  file: string;
  scores: { dimension: string; score: number; justification: string }[];
  tags: string[];
  notes: string;
  complete: boolean;
  at: string;
}

/** The one of our flags that the viewer has a flag of its own for. */
const BROKEN = 'broken_transcript';

/** The review that a rater's rows of one transcript make; none where there are no rows. */
export function reviewOf(file: string, rows: readonly LabelRow[]): Review[] {
  const [first] = rows;
  if (first === undefined) return [];
  const flags = new Set(rows.filter((row) => row.scale_type === 'binary').map(({ dimension }) => dimension));
  const scores = rows.flatMap(({ dimension, level, note }) =>
    level === null || flags.has(dimension) ? [] : [{ dimension, score: level, justification: note }],
  );
  const tags = rows
    .filter(({ dimension, level }) => flags.has(dimension) && level === 1)
    .map(({ dimension }) => dimension);
  return [
    { file, scores, tags, notes: first.transcript_note, complete: first.state === 'done', at: first.labelled_at ?? '' },
  ];
}

/** The review that gold makes; none where there is no gold. */
export function goldReview(file: string, gold: readonly GoldRow[]): Review[] {
  if (gold.length === 0) return [];
  const scores = gold.flatMap(({ dimension, level, rationale }) =>
    level === null ? [] : [{ dimension, score: level, justification: rationale }],
  );
  const at = gold.reduce((last, { decided_at }) => (decided_at > last ? decided_at : last), '');
  return [{ file, scores, tags: [], notes: '', complete: true, at }];
}

/**
 * The file of one reviewer. `exportedAt` is when the last of the reviews was made, so that the same reviews are the
 * same file.
 */
export const reviewerFrame = (reviewer: string, exportedAt: string): Frame => ({
  before: `{"exportedAt":${JSON.stringify(exportedAt)},"reviewerName":${JSON.stringify(reviewer)},"annotations":[`,
  after: ']}',
});

/** One annotation of the viewer's own export. */
export const annotation =
  (reviewerName: string) =>
  ({ file, scores, tags, notes, complete, at }: Review): Json => ({
    filePath: file,
    reviewerScores: scores.map(({ dimension, score, justification }) => ({
      dimension,
      score,
      ...(justification === '' ? {} : { justification }),
      reviewerName,
      timestamp: at,
    })),
    issueFlags: tags.includes(BROKEN) ? ['reviewer:broken_transcript'] : [],
    userTags: tags,
    ...(notes === '' ? {} : { userNotes: notes }),
    reviewComplete: complete,
    lastModified: at,
  });

/** Paths from the deepest folder that holds all of them, parted by `/`. */
export function fromCommonFolder(paths: readonly string[]): Map<string, string> {
  const parts = paths.map((path) => path.split(/[\\/]/));
  // at most all but the name itself
  const shortest = parts.reduce((least, part) => Math.min(least, part.length - 1), parts[0]?.length ?? 0);
  let common = 0;
  while (common < shortest && parts.every((part) => part[common] === parts[0]?.[common])) common += 1;
  return new Map(paths.map((path, at) => [path, parts[at]?.slice(common).join('/') ?? path]));
}
