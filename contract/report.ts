// A report of a study: its formats.
import { z } from 'zod';

/** The formats that are text. A PDF is the printed HTML. */
export const ReportAs = z.enum(['html', 'tex', 'md']);
export type ReportAs = z.infer<typeof ReportAs>;

/** Maximum length of a printed page, in characters; a usual report has some hundred thousand. */
export const LONGEST_PAGE = 100_000_000;
