// Two versions of a grader: compared, and what the newer one settles closed.
export { closeSettled } from './close.ts';
export { compareVersions } from './compare.ts';
