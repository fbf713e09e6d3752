// `touchstone target` and `touchstone clusters`: what the intervals of a study speak of, chosen once and stated beside
// every number.
import { Argument, type Command } from 'commander';
import { TARGET_WORDS, Target, type Clusters, type Inference } from '../../../contract/inference.ts';
import { inferenceOf, setInference } from '../../work/inference/index.ts';
import { command, finish, onStudy, withJson, type JsonOption, type StudyOption } from '../command.ts';
import { json, out, type Exit } from '../output.ts';
import { withStudy } from '../study.ts';

/** The word `none` stands for no facet. */
const clustersNamed = (name: string): Clusters => (name === 'none' ? null : { facet: name });

/** What `--clusters` asks for; the study's where it is left out. */
export const clustersAsked = (name: string | undefined): Clusters | undefined =>
  name === undefined ? undefined : clustersNamed(name);

const BY: Record<Inference['clusters_by'], string> = {
  chosen: 'chosen for this study',
  found:
    'recognised by itself, since its values repeat; `touchstone clusters -s STUDY none` takes every transcript as independent',
  unsaid: 'nothing was chosen, and no facet of a task repeats',
};

function tell({ target, clusters, clusters_by }: Inference, asJson: boolean): Exit {
  if (asJson) json({ target, clusters: clusters?.facet ?? null, clusters_by });
  else {
    out(`intervals speak of ${TARGET_WORDS[target]} (${target})`);
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
        'what intervals speak of: the model, or just these transcripts',
        `model: how the model behaves, of which these transcripts are a sample; the interval of a rate stays open even where all of them have gold.
transcripts: just these; what was counted whole has no error ("census"). It is chosen once for a study, stated beside every rate, and --target
of \`rates\` asks otherwise for one call. Without an argument it says what the study has.`,
      ),
    ),
  )
    .addArgument(new Argument('[target]', 'what to choose').choices(Target.options))
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
        'which transcripts belong together, so that they count as fewer',
        `Transcripts of one task resemble each other: 5 epochs of 100 tasks say less than 500 tasks. FACET names what is independent (task_id, sample,
seed_prompt ...), a value within its scenario; every interval of the model then takes it into account, and two models on the same tasks are
compared in pairs. none: every transcript is independent. auto: as the facets show, which is what holds until something is chosen. Without
an argument it says what the study has.`,
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
