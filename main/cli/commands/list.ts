// `touchstone list`: lists transcripts by filter and search words, as a table for people or rows for programs.
import type { Command } from 'commander';
import type { LibraryRow, Snippet } from '../../../contract/library.ts';
import { filteredParts, requireRater, rows, snippets, type Db } from '../../store/index.ts';
import { command, finish, onStudy, whole, withLines, type ListOption, type StudyOption } from '../command.ts';
import { json, jsonLines, out, type Exit } from '../output.ts';
import { withStudy } from '../study.ts';
import { table } from '../table.ts';

interface Options extends StudyOption, ListOption {
  where?: string;
  search?: string;
  rater?: string;
  limit?: number;
}

const PAGE = 200;

type Row = Omit<LibraryRow, 'key'> & { snippet: Snippet | null };

function* found(db: Db, filter: string, limit: number, rater: string | null): Generator<Row> {
  let left = limit;
  for (const transcripts of filteredParts(db, filter, rater)) {
    const wanted = transcripts.slice(0, left);
    for (let at = 0; at < wanted.length; at += PAGE) {
      const page = wanted.slice(at, at + PAGE);
      const byKey = new Map(snippets(db, page, filter).map(({ key, snippet }) => [key, snippet]));
      for (const { key, ...row } of rows(db, page, rater)) yield { ...row, snippet: byKey.get(key) ?? null };
    }
    left -= wanted.length;
    if (left <= 0) return;
  }
}

const scoresText = (row: Row): string =>
  (row.scores ?? []).map((s) => `${s.grader}.${s.dimension}=${s.value ?? s.label ?? s.state}`).join(' ');

const line = (row: Row): string[] => [
  row.id.slice(0, 10),
  String(row.messages),
  row.label,
  ...['scenario', 'model'].map((name) => String(row.facets[name] ?? '')),
  row.title,
  scoresText(row),
];

function print(options: Options): Exit {
  const filter = [options.where ?? '', options.search ?? ''].join(' ').trim();
  withStudy(options.study, 'read', (db) => {
    const all = found(
      db,
      filter,
      options.limit ?? Infinity,
      options.rater === undefined ? null : requireRater(db, options.rater),
    );
    if (options.jsonl) jsonLines(all);
    else if (options.json) json([...all]);
    else out(table(['id', 'messages', 'label', 'scenario', 'model', 'title', 'scores'], [...all].map(line)));
  });
  return 0;
}

/** The `list` command. */
export const list = (): Command =>
  withLines(onStudy(command('list', 'list transcripts')))
    .option(
      '--where <filter>',
      'only transcripts that match a filter, such as: scenario:blackmail messages>=100 label:todo',
    )
    .option('--search <words>', 'only transcripts with these words; "phrases" in quotes')
    .option(
      '--rater <name>',
      'as this rater sees them: `label:` means their labels, and what is hidden from them stays hidden',
    )
    .option('--limit <n>', 'at most this many', whole)
    .action((options: Options) => finish(() => print(options)));
