// `touchstone figure`: lists the saved figures of a study, and draws and writes them as the app does.
import { extname } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { LEAST_TEXT, PRINT_SIZES, PrintSize, type PrintStyle } from '../../../contract/drawing.ts';
import { chooseOneOf, TouchstoneError } from '../../../contract/errors.ts';
import type { FigureContent, Published } from '../../../contract/figure.ts';
import { changesSince } from '../../../plots/changed.ts';
import { asLatex, asMarkdown, printedRates } from '../../../plots/print-table.ts';
import { sheetOf } from '../../../plots/sheet.ts';
import { figureViews, type Db } from '../../store/index.ts';
import { figureOf, looksOfStudy, saveFigure, savedFigure } from '../../work/figures/index.ts';
import { command, finish, onStudy, withJson, type JsonOption, type StudyOption } from '../command.ts';
import { json, out, say, type Exit } from '../output.ts';
import { withStudy, withStudyAsync } from '../study.ts';
import { table } from '../table.ts';

interface SaveOptions extends StudyOption {
  out: string;
  size?: PrintSize;
  text?: number;
  published?: true;
}

const ENDS = ['.svg', '.csv', '.tex', '.md'];

function points(text: string): number {
  const size = Number(text);
  if (!(size >= LEAST_TEXT && size <= 32))
    throw new InvalidArgumentError(`It must lie between ${LEAST_TEXT} and 32 points`);
  return size;
}

/** The size saved in the study, unless an option sets another; each size has its own default text size. */
function styleOf(db: Db, { size, text }: SaveOptions): PrintStyle {
  const own = looksOfStudy(db, []).print;
  const sized = size === undefined || size === own.size ? own : { ...own, size, text: PRINT_SIZES[size].text };
  return { ...sized, text: text ?? sized.text };
}

type Figure = Omit<Published, 'at' | 'seal'>;

function contentOf({ drawing, table }: Figure, end: string, style: PrintStyle): FigureContent {
  switch (end) {
    case '.svg':
      return { as: 'svg', text: sheetOf(drawing, style).text };
    case '.csv':
      return { as: 'csv', table };
    case '.tex':
      return { as: 'tex', text: asLatex(printedRates(drawing)) };
    case '.md':
      return { as: 'md', text: asMarkdown(printedRates(drawing)) };
    default:
      throw new TouchstoneError('bad_input', 'Figures cannot be written in this format', end, chooseOneOf(ENDS));
  }
}

/** The figure as published, or of today. Throws `not_found` if it is not frozen. */
function chosen(db: Db, name: string, published: boolean): Figure {
  const view = savedFigure(db, name);
  if (!published) return figureOf(db, view);
  if (view.published === null)
    throw new TouchstoneError(
      'not_found',
      'The figure is not frozen',
      name,
      'Freeze it in Findings, or omit --published',
    );
  return view.published;
}

function save(name: string, options: SaveOptions): Promise<Exit> {
  return withStudyAsync<Exit>(options.study, 'read', async (db) => {
    const content = contentOf(chosen(db, name, options.published === true), extname(options.out), styleOf(db, options));
    await saveFigure(options.out, content);
    say(`${name}: written to ${options.out}`);
    return 0;
  });
}

function list({ study, json: asJson }: StudyOption & JsonOption): Exit {
  return withStudy(study, 'read', (db) => {
    const all = figureViews(db).map((view) => {
      const { name, choice, published } = view;
      const changed = published === null ? null : changesSince(published.drawing, figureOf(db, view).drawing);
      return { name, choice, published_at: published?.at ?? null, seal: published?.seal ?? null, changed };
    });
    if (asJson === true) json(all);
    else
      out(
        table(
          ['figure', 'drawn as', 'published', 'since then'],
          all.map(({ name, choice, published_at, changed }) => [
            name,
            choice.figure,
            published_at?.slice(0, 10) ?? 'no',
            changed === null ? '' : changed.length === 0 ? 'unchanged' : `${changed.length} rates changed`,
          ]),
        ),
      );
    return 0;
  });
}

/** The `figure` commands. */
export const figure = (): Command =>
  command('figure', 'list, draw and write the saved figures of a study')
    .addCommand(
      withJson(
        onStudy(command('list', 'list saved figures, and what changed in frozen ones since they were published')),
      ).action((options: StudyOption & JsonOption) => finish(() => list(options))),
    )
    .addCommand(
      onStudy(
        command(
          'save',
          'draw a saved figure, or write its table',
          `The ending of the file is the format: .svg is the drawing, .csv the table with methods and notes, .tex a table for
LaTeX with booktabs, .md one for Markdown. The app also writes PDF and PNG.`,
        ),
      )
        .argument('<name>', 'the name of the figure')
        .requiredOption('-o, --out <file>', 'the file to write')
        .addOption(
          new Option('--size <size>', 'width of the drawing; default: as chosen in the study').choices(
            PrintSize.options,
          ),
        )
        .option('--text <points>', 'size of the text of the drawing, 7 or more', points)
        .option('--published', 'the figure as it was published, not of today')
        .action((name: string, options: SaveOptions) => finish(() => save(name, options))),
    );
