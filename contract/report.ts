// A report of a study: the forms that it is written in.
import { z } from 'zod';

/** The forms that are text. A PDF is the HTML, printed. */
export const ReportAs = z.enum(['html', 'tex', 'md']);
export type ReportAs = z.infer<typeof ReportAs>;

/** Characters of a page that is printed; a report has some hundred thousand. */
export const LONGEST_PAGE = 100_000_000;
