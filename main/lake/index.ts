// A population's files, read through DuckDB, and the same queries as text for other engines.
export { Lake, textIn, type LakeRow } from './duck.ts';
export { cellsQuery, drawQuery, inputsOf, unitsQuery, wholeQuery, type DrawQuery, type Inputs } from './sql.ts';
