// `touchstone target` and `touchstone clusters`: what the intervals of a study describe, chosen once and printed with
// every number.
import { Argument, type Command } from 'commander';
import { TARGET_WORDS, Target, type Clusters, type Inference } from '../../../contract/inference.ts';
import { inferenceOf, setInference } from '../../work/inference/index.ts';
import { command, finish, onStudy, withJson, type JsonOption, type StudyOption } from '../command.ts';
import { json, out, type Exit } from '../output.ts';
import { withStudy } from '../study.ts';

/** The word `none` means no facet. */
const clustersNamed = (name: string): Clusters => (name === 'none' ? null : { facet: name });

/** The value of `--clusters`; the study's setting if the option is missing. */
export const clustersAsked = (name: string | undefined): Clusters | undefined =>
  name === undefined ? undefined : clustersNamed(name);

const BY: Record<Inference['clusters_by'], string> = {
  chosen: 'chosen for this study',
  found:
    'detected because its values repeat; `touchstone clusters -s STUDY none` treats every transcript as independent',
  unsaid: 'not chosen, and no facet of a task was detected',
};

function tell({ target, clusters, clusters_by }: Inference, asJson: boolean): Exit {
  if (asJson) json({ target, clusters: clusters?.facet ?? null, clusters_by });
  else {
    out(`intervals describe ${TARGET_WORDS[target]} (${target})`);
    out(
      `${clusters === null ? 'each transcript is independent of the others' : `transcripts share values of ${clusters.facet}`}: ${BY[clusters_by]}`,
    );
  }
  return 0;
}

type Options = StudyOption & JsonOption;

/** The `target` command. */
export const target = (): Command =>
  withJson(
    onStudy(
      command(
        'target',
        'choose what intervals describe: the model, or only these transcripts',
        `model: the behaviour of the model, of which these transcripts are a sample; a rate has an interval even if all of them have gold.
transcripts: only these transcripts; a complete count has no error ("census"). The choice is stored in the study and stated beside every
rate; --target of \`rates\` overrides it for one call. Without an argument the command prints the current choice.`,
      ),
    ),
  )
    .addArgument(new Argument('[target]', 'the target').choices(Target.options))
    .action((chosen: string | undefined, { study, json: asJson }: Options) =>
      finish(() =>
        withStudy(study, chosen === undefined ? 'read' : 'write', (db) =>
          tell(
            chosen === undefined ? inferenceOf(db) : setInference(db, { target: Target.parse(chosen) }),
            asJson === true,
          ),
        ),
      ),
    );

/** The `clusters` command. */
export const clusters = (): Command =>
  withJson(
    onStudy(
      command(
        'clusters',
        'choose which transcripts form clusters, so that intervals account for it',
        `Transcripts of one task resemble each other: 5 epochs of 100 tasks carry less information than 500 tasks. FACET names the independent unit
(task_id, sample, seed_prompt ...), by value within a scenario. Every interval of the model takes it into account, and two models on the same
tasks are compared in pairs. none: every transcript is independent. auto: detect a facet whose values repeat, which is the default. Without an
argument the command prints the current choice.`,
      ),
    ),
  )
    .argument('[facet]', 'a facet, none or auto')
    .action((facet: string | undefined, { study, json: asJson }: Options) =>
      finish(() =>
        withStudy(study, facet === undefined ? 'read' : 'write', (db) =>
          tell(
            facet === undefined
              ? inferenceOf(db)
              : setInference(db, { clusters: facet === 'auto' ? 'auto' : clustersNamed(facet) }),
            asJson === true,
          ),
        ),
      ),
    );
