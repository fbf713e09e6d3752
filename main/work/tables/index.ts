// Flat tables made elsewhere: labels, scores and gold come in.
export { importGold } from './gold.ts';
export { importLabels } from './labels.ts';
export type { TableReport } from './rows.ts';
export { importScores } from './scores.ts';
