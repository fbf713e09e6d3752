// Every format the program reads or writes, for `touchstone formats` and the import dialog.
import type { FormatInfo } from '../../../contract/import.ts';
import { writtenFormats } from '../../exporters/index.ts';
import { formats } from '../../importers/index.ts';

export const formatList = (): FormatInfo[] => [...formats, ...writtenFormats];
