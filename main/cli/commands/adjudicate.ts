// `touchstone adjudicate`: makes gold by a rule where the labels allow it, and lists the units that a person has to
// decide.
import type { Command } from 'commander';
import { applyRule, ruleOf, type Ruled } from '../../work/adjudication/index.ts';
import { command, finish, onStudy, withJson, type JsonOption, type StudyOption } from '../command.ts';
import { json, out, say, type Exit } from '../output.ts';
import { progressBar } from '../progress.ts';
import { withStudyAsync } from '../study.ts';
import { table } from '../table.ts';

interface Options extends StudyOption, JsonOption {
  rule: string;
}

/** First words of the reason for a unit that only one rater answered. */
const ONE_RATER = 'only one rater';

function tell({ gold, open, unanswered, blindness_unknown }: Ruled): void {
  say(
    `${gold.added} made gold, ${gold.unchanged} already gold, ${open.length} still open, ${unanswered} without an answer`,
  );
  if (blindness_unknown > 0)
    say(
      `${blindness_unknown} of these rest on imported labels for which it is unknown whether the rater had seen graders' scores`,
    );
  const alone = open.filter(({ reason }) => reason.startsWith(ONE_RATER)).length;
  if (alone > 0) say(`${alone} of the open ones have ${ONE_RATER}: --rule rater:NAME makes that rater’s label gold`);
  if (open.length === 0) return;
  out(
    table(
      ['transcript', 'dimension', 'why it is open'],
      open.map(({ transcript, dimension, reason }) => [transcript.slice(0, 10), dimension, reason]),
    ),
  );
}

async function apply({ study, rule, json: asJson }: Options): Promise<Exit> {
  const bar = progressBar();
  const asked = ruleOf(rule);
  const at = new Date().toISOString();
  const ruled = await withStudyAsync(study, 'write', (db) =>
    applyRule(db, { rule: asked, rater: null, at, onProgress: bar.update }),
  );
  bar.end();
  if (asJson === true) json(ruled);
  else tell(ruled);
  return 0;
}

/** The `adjudicate` command. */
export const adjudicate = (): Command =>
  withJson(
    onStudy(
      command(
        'adjudicate',
        'make gold by a rule where raters agree, and list the rest',
        `Makes gold by a rule where the submitted labels allow it, and lists the units that a person has to decide (in the Adjudicate place).

unanimous   two raters or more, all of whom agree
majority    more than half of at least three raters, or two who agree
rater:NAME  the label of one rater

Labels of different rubric versions are not combined: the newest version counts. Decisions and reopenings by a person are not changed.
Repeats and training labels do not count. A label counts for the dimensions and flags that it answers: a flag is a yes if it is set, and a no
if a label made in the window does not set it.`,
      ),
    ),
  )
    .option('--rule <rule>', 'unanimous, majority or rater:NAME', 'unanimous')
    .action((options: Options) => finish(() => apply(options)));
