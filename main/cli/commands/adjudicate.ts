// `touchstone adjudicate`: gold by a rule where the labels allow it, and the list of what is left to a person.
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

/** How the reason of what one rater alone answered begins. */
const ONE_RATER = 'only one rater';

function tell({ gold, open, unanswered, blindness_unknown }: Ruled): void {
  say(
    `${gold.added} made gold, ${gold.unchanged} were gold already, ${open.length} are left open, ${unanswered} nobody answered`,
  );
  if (blindness_unknown > 0)
    say(`not known of the labels behind ${blindness_unknown} of these whether their raters had seen graders' scores`);
  const alone = open.filter(({ reason }) => reason.startsWith(ONE_RATER)).length;
  if (alone > 0) say(`${alone} of those left open have ${ONE_RATER}: --rule rater:NAME makes that rater’s label gold`);
  if (open.length === 0) return;
  out(
    table(
      ['transcript', 'dimension', 'left open because'],
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
        'gold by a rule where raters agree; lists the rest',
        `Makes gold by a rule where the submitted labels allow it, and lists what is left to a person (the Adjudicate place of the window).

unanimous   two raters or more, all of whom agree
majority    more than half of at least three raters, or two who agree
rater:NAME  the label of one rater

Labels under different versions of the rubric are not weighed against each other: the newest version counts. What a person decided or
reopened stays as it is. Repeats and training do not count. A label counts for the
dimensions and flags that it answers: a flag is a yes where it is set, and a no where a label made in the window does not set it.`,
      ),
    ),
  )
    .option('--rule <rule>', 'unanimous, majority or rater:NAME', 'unanimous')
    .action((options: Options) => finish(() => apply(options)));
