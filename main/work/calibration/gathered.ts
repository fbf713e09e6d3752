// A grader and gold on the same transcripts, in the form that the statistics need.
import type { Basis, CalibrateWish } from '../../../contract/calibration.ts';
import type { Speaks } from '../../../contract/inference.ts';
import type { SavedMapping } from '../../../contract/mapping.ts';
import type { Dimension } from '../../../contract/rubric.ts';
import type { SampleKind } from '../../../statistics/rates/sample.ts';
import type { Measured } from '../measured/index.ts';

/** A transcript with gold and a score. */
export interface GoldUnit extends Measured {
  gold: number;
  level: number;
  score: number;
}

/** The number of transcripts of the frame that this one represents: 1 / inclusion probability. */
export const weightOf = ({ probability }: Measured): number => 1 / (probability ?? 1);

/** Its cluster, if transcripts form clusters. */
export const clusterOf = ({ cluster = '' }: Measured): string => cluster;

/** A grader and gold on the same transcripts. */
export interface Gathered {
  wish: CalibrateWish;
  dimension: Dimension;
  at: Dimension['levels'][number];
  mapping: SavedMapping;
  scores_are: Basis['scores_are'];
  threshold: number;
  units: GoldUnit[];
  scores: Float64Array;
  /** 1 if gold is an event. */
  gold: Uint8Array;
  /** 1 / inclusion probability; undefined if that was equal for all. */
  weights: Float64Array | undefined;
  /** The cluster of each unit; undefined if each is independent of the others. */
  clusters: string[] | undefined;
  speaks: Speaks;
  kind: SampleKind;
  left_out: Basis['left_out'];
  not_blinded: number;
  notes: string[];
  filter: string | null;
}

const DESIGNS: Record<SampleKind, string> = {
  'no gold': 'no gold',
  'by hand': 'gold was chosen by hand',
  'simple random': 'gold is a simple random sample',
  'by verdict': 'gold was drawn by the grader’s verdict',
  'known probabilities': 'gold was drawn with known, unequal inclusion probabilities',
};

/** A sentence about the sample design of gold. */
export const designOf = ({ kind }: Gathered): string => DESIGNS[kind];

/** A grader that can be compared, or the reason why it cannot. */
export type Read = { gathered: Gathered } | { grader: string; why: string };
