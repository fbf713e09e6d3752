// `touchstone import`: imports files, folders or stdin into a study, which is made if it does not exist. Rejected
// inputs are named; importing twice adds nothing.
import { existsSync } from 'node:fs';
import { InvalidArgumentError, type Command } from 'commander';
import { chooseOneOf, TouchstoneError } from '../../../contract/errors.ts';
import type { FieldUse, FieldUses, ImportReport } from '../../../contract/import.ts';
import type { FacetValue } from '../../../contract/transcript.ts';
import { formatList } from '../../work/formats/index.ts';
import { hasTranscripts, removeStudy, type Db } from '../../store/index.ts';
import type { ImportInput } from '../../work/import/index.ts';
import { command, finish, onStudy, repeated, withJson, type JsonOption, type StudyOption } from '../command.ts';
import { interrupted } from '../interrupted.ts';
import { json, oneLine, say, type Exit } from '../output.ts';
import { progressBar } from '../progress.ts';
import { makeStudy, sayMade, withStudyAsync } from '../study.ts';

interface Options extends StudyOption, JsonOption {
  format?: string;
  set?: string[];
  score?: string[];
  facet?: string[];
  label?: string[];
  ignore?: string[];
}

function facet(text: string, before: string[] | undefined): string[] {
  if (!/^[^=\s]+=./.test(text)) throw new InvalidArgumentError('write facet=value');
  return repeated(text, before);
}

function facets(pairs: readonly string[]): Record<string, FacetValue> {
  return Object.fromEntries(
    pairs.map((pair): [string, FacetValue] => {
      const at = pair.indexOf('=');
      const value = pair.slice(at + 1);
      return [pair.slice(0, at), value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value];
    }),
  );
}

function formatOf(name: string | undefined): string | undefined {
  const known = formatList()
    .filter((format) => format.reads)
    .map((format) => format.name);
  if (name === undefined || known.includes(name)) return name;
  throw new TouchstoneError('bad_input', `There is no import format "${name}"`, '--format', chooseOneOf(known));
}

/** The field choices that the options make. Throws TouchstoneError if two options name one field. */
function usesOf({ score = [], facet: facetNames = [], label = [], ignore = [] }: Options): FieldUses {
  const uses: FieldUses = {};
  const said: [FieldUse, string[]][] = [
    ['score', score],
    ['facet', facetNames],
    ['label', label],
    ['ignore', ignore],
  ];
  for (const [use, names] of said)
    for (const name of names) {
      const before = Object.hasOwn(uses, name) ? uses[name] : undefined;
      if (before !== undefined)
        throw new TouchstoneError(
          'bad_input',
          `${name} cannot be both ${before} and ${use}`,
          `--${use}`,
          'Name it once',
        );
      uses[name] = use;
    }
  return uses;
}

const WORDS: Record<FieldUse, string> = {
  score: 'taken as scores',
  facet: 'taken as facets',
  label: 'labels of people, not imported here (use labels import FILE --rater NAME --dimension NAME --column FIELD)',
  ignore: 'left out',
};

/** The fields and how they were taken, a line for each kind. */
function usedNotes(used: ImportReport['used']): string[] {
  const kinds: FieldUse[] = ['score', 'facet', 'label', 'ignore'];
  return kinds.flatMap((kind) => {
    const names = used.filter(({ use }) => use === kind).map(({ name, count }) => `${oneLine(name)} (${count})`);
    return names.length === 0 ? [] : [`${WORDS[kind]}: ${names.join(', ')}`];
  });
}

const MOST_FIELDS = 8;

function fieldsNote(fields: ImportReport['fields']): string {
  const named = fields.slice(0, MOST_FIELDS).map(({ format, path, count }) => `${format} ${oneLine(path)} (${count})`);
  const more = fields.length > MOST_FIELDS ? `, and ${fields.length - MOST_FIELDS} more (--json lists all)` : '';
  return `fields that no importer recognises, kept in the original file: ${named.join(', ')}${more}`;
}

function tell(report: ImportReport): void {
  const { added, unchanged, updated } = report.transcripts;
  const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
  say(
    `${plural(added, 'transcript')} added, ${unchanged} unchanged, ${updated} updated; ${plural(report.messages, 'message')}, ${plural(report.scores, 'score')}`,
  );
  for (const { path, taken, also, why } of report.ambiguous)
    say(
      `${oneLine(path)} was read as ${taken} because ${why}; it could also be ${also.join(' or ')} (choose with --format)`,
    );
  for (const line of usedNotes(report.used)) say(line);
  if (report.fields.length > 0) say(fieldsNote(report.fields));
  if (report.graders.length > 0) say(`graders: ${report.graders.map(oneLine).join(', ')}`);
}

/** Imports into the study. A study made for this import is kept only if something was imported. */
async function intoStudy(study: string, work: (db: Db) => Promise<ImportReport>): Promise<ImportReport> {
  if (existsSync(study)) return withStudyAsync(study, 'write', work);
  makeStudy(study);
  // until its content is known: an error that prevents even reading must not delete what was imported
  let isKept = true;
  const workAndLook = async (db: Db): Promise<ImportReport> => {
    try {
      return await work(db);
    } finally {
      // an error in the middle leaves what was imported before it
      isKept = hasTranscripts(db);
    }
  };
  try {
    return await withStudyAsync(study, 'write', workAndLook);
  } finally {
    if (isKept) sayMade(study);
    else removeStudy(study);
  }
}

async function bring(paths: readonly string[], options: Options): Promise<Exit> {
  const format = formatOf(options.format);
  const uses = usesOf(options);
  const input: ImportInput =
    paths.length === 1 && paths[0] === '-' ? { stream: process.stdin, name: 'stdin' } : { paths };
  // Loaded only here: the importers are the larger half of the program, and most commands never need them.
  const { runImport } = await import('../../work/import/index.ts');
  const bar = progressBar();
  const report = await intoStudy(options.study, (db) =>
    runImport(db, input, {
      format,
      set: facets(options.set ?? []),
      uses,
      signal: interrupted(),
      onProgress: bar.update,
      onNote: say,
    }),
  );
  bar.end();
  if (options.json) json(report);
  else tell(report);
  for (const { path, where, reason } of report.rejected)
    say(
      [`rejected ${path}`, where, reason]
        .filter((part) => part !== '')
        .map(oneLine)
        .join(' · '),
    );
  if (report.cancelled) say('cancelled · transcripts imported so far are kept · run the command again to continue');
  const { added, unchanged, updated } = report.transcripts;
  if (report.cancelled) return 2;
  if (report.rejected.length === 0) return 0;
  return added + unchanged + updated > 0 ? 1 : 2;
}

/** The `import` command. */
export const importCommand = (): Command =>
  withJson(
    onStudy(
      command(
        'import',
        'import files and folders of transcripts',
        'Imports files and folders, into a new study if there is none yet. Folders are searched, the format is detected by content, and importing twice adds nothing, but --score, --facet, --label and --ignore then also apply to transcripts that are already there.',
      ),
    ),
  )
    .argument('<path...>', 'files and folders; - reads stdin')
    .option('--format <name>', 'read as this format instead of detecting it')
    .option('--set <facet=value>', 'set a facet on every transcript of this import; may be repeated', facet)
    .option('--score <field>', 'import this field as a score, whatever its name; may be repeated', repeated)
    .option('--facet <field>', 'import this field as a facet; may be repeated', repeated)
    .option(
      '--label <field>',
      'this field holds labels: import it neither as score nor as facet; may be repeated',
      repeated,
    )
    .option('--ignore <field>', 'do not import this field; may be repeated', repeated)
    .action((paths: string[], options: Options) => finish(() => bring(paths, options)));
