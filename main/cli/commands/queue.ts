// `touchstone queue`: which queues there are, and how they end.
import type { Command } from 'commander';
import type { QueueSummary } from '../../../contract/queue.ts';
import { TouchstoneError } from '../../../contract/errors.ts';
import { closeQueue, deleteQueue, queueSummaries, queueSummary } from '../../store/index.ts';
import { command, finish, onStudy, withJson, type JsonOption, type StudyOption } from '../command.ts';
import { json, out, say, type Exit } from '../output.ts';
import { withStudy } from '../study.ts';
import { table } from '../table.ts';

type Options = StudyOption & JsonOption;

const seatsOf = ({ overlap, seats }: QueueSummary): string => (overlap === null ? 'anyone' : `${seats} of ${overlap}`);

const scoredWords = ({ scored }: Pick<QueueSummary, 'scored'>): string =>
  scored.map(({ grader, dimension, transcripts }) => `${transcripts} by ${grader} (${dimension})`).join(', ');

const line = (one: QueueSummary): string[] => [
  one.name,
  one.closed ? 'closed' : 'open',
  one.purpose,
  String(one.total),
  String(one.labels),
  scoredWords(one),
  seatsOf(one),
  one.design,
];

function list({ study, json: asJson }: Options): Exit {
  return withStudy(study, 'read', (db) => {
    const all = queueSummaries(db);
    if (asJson === true) json(all);
    else out(table(['queue', 'state', 'for', 'transcripts', 'labels', 'scores', 'seats', 'design'], all.map(line)));
    return 0;
  });
}

function close(name: string, { study, json: asJson }: Options): Exit {
  return withStudy(study, 'write', (db) => {
    closeQueue(db, name);
    if (asJson === true) json(queueSummary(db, name));
    else
      say(
        `Queue ${name} is closed: its seats have ended and it takes no more work. Its labels, draws and chances stay`,
      );
    return 0;
  });
}

function remove(name: string, { study, json: asJson, yes }: Options & { yes?: true }): Exit {
  return withStudy(study, 'write', (db) => {
    const { has_work, labels, total, scored } = queueSummary(db, name);
    if (has_work && yes !== true) {
      const work = [`${labels} labels submitted`, ...(scored.length > 0 ? [scoredWords({ scored })] : [])].join('; ');
      const what = `There is work on this queue (${work}). If you delete it, raters no longer see it; its labels, gold, draws and chances stay and go on counting in every rate, and its name stays taken`;
      throw new TouchstoneError(
        'bad_input',
        what,
        name,
        'Give --yes to delete it, or close it with `touchstone queue close`',
      );
    }
    const ended = deleteQueue(db, name);
    if (asJson === true) json({ name, ...ended });
    else if (ended.kept)
      say(`Queue ${name} is deleted. Its labels, gold, draws and chances stay, and go on counting in every rate`);
    else
      say(
        `Queue ${name} with its ${total} transcripts' entries and its draws is deleted. Nobody had worked on it, so no number changes`,
      );
    return 0;
  });
}

const named = (name: string, summary: string, description: string): Command =>
  withJson(onStudy(command(name, summary, description))).argument('<queue>', 'the queue');

/** The `queue` command with its parts. */
export const queue = (): Command =>
  command('queue', 'queues, and how they end')
    .addCommand(
      withJson(onStudy(command('list', 'the queues, with their designs and how much was labelled in each'))).action(
        (options: Options) => finish(() => list(options)),
      ),
    )
    .addCommand(
      named(
        'close',
        'ends the work on a queue; its labels and chances stay',
        'A closed queue takes no more work: its seats end, and raters see it no longer. Labels, draws and chances stay as they are.',
      ).action((name: string, options: Options) => finish(() => close(name, options))),
    )
    .addCommand(
      named(
        'delete',
        'removes a queue; of one that was worked on labels and chances stay',
        `A queue on which nobody has worked is removed whole, with its draws. Of any other the labels, the gold and the draws with their chances stay, since
rates rest on them; they go on counting, and the queue's name stays taken. That is said first, and done with --yes.`,
      )
        .option('--yes', 'delete it though it was worked on')
        .action((name: string, options: Options & { yes?: true }) => finish(() => remove(name, options))),
    );
