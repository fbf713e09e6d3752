// A population's files, read through DuckDB, and the same queries as text for other engines.
export { fingerprintOf } from './fingerprint.ts';
export { quotedList, quotedName } from './quote.ts';
export { Lake, textIn, type LakeRow } from './duck.ts';
export {
  cellsQuery,
  drawQuery,
  inputsOf,
  isDataFile,
  kindOf,
  tableOf,
  unitsQuery,
  wholeQuery,
  type Files,
  type DrawQuery,
  type Inputs,
} from './sql.ts';
