// `touchstone queue`: lists, closes and deletes queues.
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

const scoredText = ({ scored }: Pick<QueueSummary, 'scored'>): string =>
  scored.map(({ grader, dimension, transcripts }) => `${transcripts} by ${grader} (${dimension})`).join(', ');

const line = (one: QueueSummary): string[] => [
  one.name,
  one.closed ? 'closed' : 'open',
  one.purpose,
  String(one.total),
  String(one.labels),
  scoredText(one),
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
        `Queue ${name} is closed: its seats have ended, and it accepts no more labels. Its labels, draws and inclusion probabilities are kept`,
      );
    return 0;
  });
}

function remove(name: string, { study, json: asJson, yes }: Options & { yes?: true }): Exit {
  return withStudy(study, 'write', (db) => {
    const { has_work, labels, total, scored } = queueSummary(db, name);
    if (has_work && yes !== true) {
      const work = [`${labels} labels submitted`, ...(scored.length > 0 ? [scoredText({ scored })] : [])].join('; ');
      const what = `There is work on this queue (${work}). If you delete it, raters no longer see it; its labels, gold, draws and inclusion probabilities are kept and still count in every rate, and its name cannot be used again`;
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
      say(
        `Queue ${name} is deleted. Its labels, gold, draws and inclusion probabilities are kept and still count in every rate`,
      );
    else
      say(
        `Queue ${name} is deleted with its draws; its ${total} transcripts stay in the study. Nobody had worked on it, so no result changes`,
      );
    return 0;
  });
}

const named = (name: string, summary: string, description: string): Command =>
  withJson(onStudy(command(name, summary, description))).argument('<queue>', 'the queue');

/** The `queue` command with its parts. */
export const queue = (): Command =>
  command('queue', 'list, close and delete queues')
    .addCommand(
      withJson(onStudy(command('list', 'list the queues, with their designs and progress'))).action(
        (options: Options) => finish(() => list(options)),
      ),
    )
    .addCommand(
      named(
        'close',
        'close a queue; its labels and inclusion probabilities stay',
        'A closed queue accepts no more labels: its seats end, and raters no longer see it. Labels, draws and inclusion probabilities are kept.',
      ).action((name: string, options: Options) => finish(() => close(name, options))),
    )
    .addCommand(
      named(
        'delete',
        'delete a queue; labels and inclusion probabilities are kept if anybody worked on it',
        `A queue on which nobody has worked is deleted with its draws. If somebody has worked on it, its labels, gold,
draws and inclusion probabilities are kept, because rates rest on them: they still count, and the name cannot be used
again. The command explains this and needs --yes.`,
      )
        .option('--yes', 'delete it even if raters have worked on it')
        .action((name: string, options: Options & { yes?: true }) => finish(() => remove(name, options))),
    );
