// `touchstone sample`: draws a queue by a known design, or adds more to one.
import type { Command } from 'commander';
import { MOST_HIDDEN, stratumText, type SampleReport } from '../../../contract/queue.ts';
import { requireRater, studyInfo } from '../../store/index.ts';
import { sampleInSteps } from '../../work/sample/index.ts';
import { command, finish, onStudy, withJson, type JsonOption, type StudyOption } from '../command.ts';
import { designOf, number, openQueue, seed, withDesign, type DesignOptions } from '../design.ts';
import { json, out, say, type Exit } from '../output.ts';
import { withStudyAsync } from '../study.ts';
import { table } from '../table.ts';

interface Options extends StudyOption, JsonOption, DesignOptions {
  n: number;
  overlap?: number;
  seed?: number;
  where?: string;
  rater?: string;
  queue: string;
  open?: true;
  topUp?: true;
  repeats: number;
  checks: number;
}

/** Prints what a draw took. */
export function tellDraw({ queue, n, added, population, strata, seed, notes }: SampleReport): void {
  out(
    table(
      ['stratum', 'population', 'sampled', 'probability'],
      strata.map((s) => [stratumText(s.key), String(s.population), String(s.sampled), s.probability.toPrecision(4)]),
    ),
  );
  for (const note of notes) say(note);
  say(`Queue ${queue} holds ${n} of ${population} transcripts, ${added} of them new; seed ${seed}`);
}

function run(options: Options): Promise<Exit> {
  return withStudyAsync(options.study, 'write', async (db): Promise<Exit> => {
    const report = await sampleInSteps(db, {
      queue: options.queue,
      filter: options.where ?? '',
      rater: options.rater === undefined ? null : requireRater(db, options.rater),
      n: options.n,
      design: designOf(db, options, studyInfo(db).graders),
      seed: options.seed ?? null,
      overlap: options.overlap ?? null,
      blind: options.open !== true,
      top_up: options.topUp === true,
      hidden: { repeats: options.repeats / 100, checks: options.checks / 100 },
    });
    if (options.json) json(report);
    else tellDraw(report);
    return 0;
  });
}

/** The `sample` command. */
export const sampleCommand = (): Command =>
  withDesign(
    withJson(
      onStudy(
        command(
          'sample',
          'draw a queue with known inclusion probabilities',
          `Makes a queue with known inclusion probabilities, so that its labels support conclusions about all transcripts that it was drawn from.

Label the queue in the window, or elsewhere: \`touchstone list --where queue:NAME --json\` lists the drawn transcripts, and \`touchstone labels
import\` imports their labels.`,
        ),
      ),
    ).requiredOption('--n <n>', 'how many transcripts to draw', number(1, 1e7, true)),
  )
    .option(
      '--overlap <raters>',
      'this many raters label each transcript, each in their own order',
      number(1, 1000, true),
    )
    .option('--seed <seed>', 'seed of the draw; the same seed repeats it', seed)
    .option('--where <filter>', 'draw only from transcripts that match a filter')
    .option('--rater <name>', 'the rater who draws: `label:` in the filter means this rater’s labels')
    .addOption(openQueue())
    .option(
      '--repeats <percent>',
      'hidden repeats: this share of the queue a second time, for test-retest',
      number(0, 100 * MOST_HIDDEN, false),
      0,
    )
    .option(
      '--checks <percent>',
      'hidden checks: this share of transcripts with gold, to detect drift',
      number(0, 100 * MOST_HIDDEN, false),
      0,
    )
    .option('--top-up', 'draw n more into an existing queue')
    .requiredOption('--queue <name>', 'the queue')
    .action((options: Options) => finish(() => run(options)));
