// Rubrics: read from YAML, kept in versions, and what a change does to labels.
export { editRubric } from './edit.ts';
export { touchedLabels } from './change.ts';
export { defaultRubric, readRubric, shippedRubric, soundRubric, type WrittenRubric } from './read.ts';
export { isInForce, saveVersion, versionList, versionOf } from './versions.ts';
