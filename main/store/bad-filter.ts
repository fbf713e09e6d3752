// The error for a filter that cannot be parsed.
import { TouchstoneError } from '../../contract/errors.ts';

/** `bad_filter` with the column (from 1) where the mistake begins. */
export const badFilter = (message: string, column: number): TouchstoneError =>
  new TouchstoneError(
    'bad_filter',
    `The filter cannot be read: ${message}`,
    `column ${column}`,
    'Correct the filter at that place; examples are `scenario:blackmail`, `"exact words"`, `messages>=100`',
  );
