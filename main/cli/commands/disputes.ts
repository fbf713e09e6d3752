// `touchstone disputes`: lists automated scores that differ from gold, a rater, another grader or an earlier score, or
// misquote the transcript.
import { InvalidArgumentError, Option, type Command } from 'commander';
import { AS_IMPORTED } from '../../../contract/library.ts';
import type { DisputeChoice } from '../../../contract/dispute-list.ts';
import { Cause, DisputeKind, isUndecided, type Dispute } from '../../../contract/dispute.ts';
import { TouchstoneError } from '../../../contract/errors.ts';
import { Reference, VersionChange } from '../../../contract/versions.ts';
import {
  disputeColumns,
  disputeRows,
  filteredTranscripts,
  requireGrader,
  studyInfo,
  type Db,
} from '../../store/index.ts';
import { checkCitations, freshenDisputes, narrowDisputes } from '../../work/disputes/index.ts';
import { requireMeasure } from '../../work/measured/index.ts';
import { command, filtered, finish, onStudy, withLines, type ListOption, type StudyOption } from '../command.ts';
import { json, jsonLines, out, say, type Exit } from '../output.ts';
import { progressBar } from '../progress.ts';
import { withStudyAsync } from '../study.ts';
import { table } from '../table.ts';
import { causeOf, tellVersions, VERSION_OPTIONS, type VersionOptions } from '../versions.ts';

interface Options extends StudyOption, ListOption, VersionOptions {
  open?: true;
  grader?: string;
  kind?: DisputeKind;
  was?: string | true;
}

const PAGE = 500;

type Row = Omit<Dispute, 'key' | 'transcript_key'> & { against_name: string };

function choiceOf({ open, grader, dimension, kind }: Options): DisputeChoice {
  return {
    show: open === true ? 'undecided' : 'all',
    kind: kind ?? '',
    grader: grader ?? '',
    dimension: dimension ?? '',
    scenario: '',
    cause: '',
  };
}

function* found(db: Db, options: Options): Generator<Row> {
  const among = options.where === undefined ? null : new Set(filteredTranscripts(db, options.where, AS_IMPORTED, null));
  const raters = new Map(studyInfo(db).raters.map(({ id, name }) => [id, name]));
  const wanted = narrowDisputes(disputeColumns(db, null), choiceOf(options)).filter(
    ({ transcript }) => among?.has(transcript) ?? true,
  );
  for (let at = 0; at < wanted.length; at += PAGE) {
    const some = wanted.slice(at, at + PAGE).map(({ key }) => key);
    for (const { key: _, transcript_key: __, ...row } of disputeRows(db, some)) {
      yield { ...row, against_name: raters.get(row.against) ?? row.against };
    }
  }
}

const levelText = (level: number | null): string => (level === null ? '?' : String(level));

function line({
  transcript,
  state,
  kind,
  grader,
  dimension,
  level,
  other,
  against_name,
  weight,
  decision,
  title,
}: Row): string[] {
  const against =
    kind === 'citation'
      ? 'quote missing'
      : `${against_name || (kind === 'version' ? 'earlier' : kind)} ${levelText(other)}`;
  const verdict = decision === null ? '' : decision.judgement.verdict;
  return [
    transcript.slice(0, 10),
    state,
    kind,
    dimension,
    `${grader} ${levelText(level)}`,
    against,
    weight.toFixed(2),
    verdict,
    title,
  ];
}

const HEAD = ['id', 'state', 'kind', 'dimension', 'grader', 'against', 'weight', 'verdict', 'title'];

function print(rows: Iterable<Row>, options: Options): void {
  if (options.jsonl) return jsonLines(rows);
  const all = [...rows];
  if (options.json) return json(all);
  out(table(HEAD, all.map(line)));
  say(`${all.length} disputes, ${all.filter(({ state }) => isUndecided(state)).length} to decide`);
}

async function run(options: Options): Promise<Exit> {
  const { study, was, grader } = options;
  if (was !== undefined) {
    if (grader === undefined) throw new TouchstoneError('bad_input', '--was needs --grader', '', 'Give --grader');
    return tellVersions({ ...options, grader, was: was === true ? null : was });
  }
  const alone = VERSION_OPTIONS.find((name) => options[name] !== undefined);
  if (alone !== undefined) throw new TouchstoneError('bad_input', `--${alone} needs --was`, '', 'Add --was');
  await withStudyAsync(study, 'read', async (db) => {
    if (grader !== undefined) requireGrader(db, grader);
    if (options.dimension !== undefined) requireMeasure(db, options.dimension);
    const bar = progressBar();
    await checkCitations(db, { onProgress: bar.update });
    bar.end();
    await freshenDisputes(db);
    print(found(db, options), options);
  });
  return 0;
}

function kindOf(text: string): DisputeKind {
  const kind = DisputeKind.safeParse(text);
  if (kind.success) return kind.data;
  throw new InvalidArgumentError(`It must be one of ${DisputeKind.options.join(', ')}`);
}

/** The `disputes` command. */
export const disputes = (): Command =>
  withLines(
    onStudy(
      command(
        'disputes',
        'list disputed automated scores, worst first',
        `A score is disputed if gold differs from it; without gold, if the only rater, another grader or its own
earlier score differs; and if it quotes text that is not in the transcript. Levels are compared on those that both
scales distinguish. The list is ordered by the variance of the levels times the highest of them. With --was: what a
grader fixed, broke and left unchanged, compared with an earlier version. The reference is gold; without gold, the
level of a decided dispute; without either, labels that agree. --close decides the disputes that the newer version
settles.`,
      ),
    ),
  )
    .option('--open', 'only open and reopened disputes')
    .option('--grader <name>', 'only disputes of this grader')
    .option('--dimension <name>', 'only disputes on this dimension or flag')
    .addOption(
      new Option('--kind <kind>', `only disputes of this kind: ${DisputeKind.options.join(', ')}`).argParser(kindOf),
    )
    .addOption(filtered())
    .option('--was [grader]', 'compare --grader with this earlier version, or with its own earlier scores')
    .addOption(new Option('--change <change>', 'with --was: only this change').choices(VersionChange.options))
    .addOption(
      new Option('--reference <kind>', 'with --was: only rows with this kind of reference').choices(Reference.options),
    )
    .option('--csv', 'with --was: print the rows as CSV on stdout')
    .option('--close <reason>', 'with --was: decide the disputes that the newer version settles, for this reason')
    .option('--rater <name>', 'with --close: who decides')
    .addOption(
      new Option(
        '--cause <cause>',
        `with --close: why the earlier version was wrong: ${Cause.options.join(', ')}`,
      ).argParser(causeOf),
    )
    .action((options: Options) => finish(() => run(options)));
