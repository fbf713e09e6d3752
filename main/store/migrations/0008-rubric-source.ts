// Migration 8: the text of a rubric as it was written, with its comments. Plain SQL that calls no code of today.
export const rubricSource = /* sql */ `
alter table rubric add column source text; -- YAML; null: kept before texts were, print the document instead
`;
