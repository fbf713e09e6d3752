// The facts of a data sheet: the study's facts, and the caveats of each kind of data and each format.
import type { Estimate } from '../../../contract/estimate.ts';
import { EXPORT_FORMATS, type ExportAs, type ExportChoice, type ExportWhat } from '../../../contract/export.ts';
import { TARGET_WORDS } from '../../../contract/inference.ts';
import { isFlag, measuresOf } from '../../../contract/measures.ts';
import { positiveFrom } from '../../../contract/rubric.ts';
import { dataSheet, type SheetAgreement, type SheetDraw } from '../../exporters/index.ts';
import {
  eventsBackInTime,
  countingDraws,
  currentRubric,
  queues,
  rubricVersions,
  studyInfo,
  submittedCounts,
  type Db,
} from '../../store/index.ts';
import { overallAgreement } from '../agreement/index.ts';
import { inferenceOf } from '../inference/index.ts';
import { keyOfSeal, sealJson, sealOf } from '../seal/index.ts';
import { designText } from '../sample/index.ts';
import type { Plan } from './files.ts';
import { guideOf } from './guide.ts';

/** A caveat if times of labels do not rise in the order of the log. */
function clockCaveat(db: Db, what: ExportWhat): string[] {
  const back = what === 'labels' || what === 'gold' ? eventsBackInTime(db) : 0;
  return back === 0
    ? []
    : [
        `${back} entries of labels have an earlier time than an entry recorded before them: a clock was set back, or they ` +
          'were made elsewhere. The entry that was recorded last counts, whatever its time.',
      ];
}

/** Caveats for the users of each kind of data. */
export const CAVEATS: Record<ExportWhat, string[]> = {
  gold: [
    'Gold is the result of adjudication: by a rule (unanimous, majority, rater:NAME) or by a person (adjudicated), with the labels that it rests on. Open units have no row, so agreement on these rows is optimistic.',
    'A level of null means that the decision is “cannot judge”; it is not the lowest level.',
    'blinded is false if a rater whose label it rests on had seen the graders’ scores; do not judge a grader by such labels. It is null if a label was made elsewhere and its blindness is unknown.',
    'Rates computed from it hold for the transcripts that were labelled; for a wider claim their sample design must be known.',
  ],
  labels: [
    'A dimension without a row was not reached; cannot_judge = true means it could not be judged. Neither is level 0.',
    'A flag with level 0 was shown to the rater and not set, or answered with no elsewhere. Labels made elsewhere have rows only for flags that they answer.',
    'Of labels in two passes only pass 2 counts; pass 1 contains the answers from the acts alone.',
    'blinded, labelled_at, seconds and coverage are null if a label was made elsewhere and they are unknown. Imports before form 13 of studies wrote blinded = true and coverage = 1 without knowing it; such labels cannot be distinguished from others unless they had no time.',
  ],
  scores: [
    'A score with score_state unscored or parse_failed has no value; it is not the lowest score.',
    'level, event and asked follow the mapping and rubric that were current at the time of export; a score that is mapped to several dimensions has a row for each.',
  ],
  transcripts: ['Transcripts may hold private or distressing text; they are exported as imported.'],
  'few-shot': [
    'Make prompts from the group train, try them on dev, judge once on test. Siblings (transcripts of one task, under one title or with one opening, which differ in model, arm, checkpoint or epoch) are in one group.',
    'Never show a grader an example with the same value in siblings as the transcript that it judges: `touchstone export --what few-shot --for ID` leaves them out.',
    'Transcripts whose titles and openings both differ in words are not recognised as siblings; numbers and spaces in openings do not count.',
    'After a grader was tuned on these, gold of the same transcripts cannot measure its accuracy.',
  ],
  disputes: [
    'Scores are mapped to levels by the current mappings; graders without a mapping to a dimension have no disputes there.',
    'The number of disputes depends on which transcripts were labelled: it is not an error rate. For error rates see Calibrate and `touchstone rates`, which take the sample design into account.',
    'own_level is the level that the auditor gave before seeing the grader’s: from a label, or chosen for the audit.',
  ],
  failures: [
    'A set of failures alone cannot show what a change breaks: measure with the regression set, which holds correct scores as well.',
    'level is gold, grader_level the level that the grader gave instead. Disputes in which gold was found wrong, the rubric unclear or both defensible are not included.',
    'Make prompts from the group train, try them on dev, judge once on test: siblings are in one group.',
    'After a grader was tuned on these, gold of the same transcripts cannot measure its accuracy.',
  ],
  regression: [
    'level is the expected level; a failure of one version stays in the set after a newer version gets it right.',
    'Correct scores are added to the failures: for each grader and dimension as many as there are failures, and at least 20 if there are enough. They are chosen in turns over the gold levels, by a hash of the transcript: the choice stays the same when transcripts are added, unless the number of failures changes.',
    'This is not a sample: the share of rows that a version gets right is not its accuracy. For accuracy see Calibrate and `touchstone calibrate`, which weight by the sample design.',
    'Transcripts may hold private or distressing text; they are as imported.',
  ],
};

const GUESSED =
  "Readers guess the types of columns: text such as 0012, NA or null becomes a number or is missing. Read text as text (pandas: dtype=str, keep_default_na=False; polars: infer_schema=False; DuckDB: all_varchar = true, and allow_quoted_nulls = false to tell an empty text from a missing one; R: colClasses = 'character', na.strings = character(), skipNul = TRUE, since it otherwise stops at a NUL), or take Parquet, which has the types.";
const SPARK =
  "Spark needs multiLine = true, lineSep = '\\r\\n', maxCharsPerColumn = -1, escape and charToEscapeQuoteEscaping = '\"', and a nullValue that no cell has (such as '\\uffff'): otherwise it changes line ends in cells, loses NUL, and takes an empty text for a missing one.";
const JSON_TEXT = 'Times that could not be read as such are null; lists and records are JSON text.';

const FORMAT_CAVEATS: Partial<Record<ExportAs, string[]>> = {
  'csv-wide': [
    'A cell is empty if the rater was not asked, did not answer or could not judge. Filter by dimension (and rubric_version) before computing agreement.',
    GUESSED,
    SPARK,
  ],
  csv: [GUESSED, SPARK],
  parquet: [JSON_TEXT],
  'parquet-partitioned': [
    'scenario and model are in the names of the folders, not in the files. An empty value and a missing one have the same folder; a value of more than 160 bytes is cut, and ends with a part of its hash.',
    'Readers guess the types of values in the names of folders, and 001 becomes 1: set them to read text (DuckDB: hive_types_autocast = false; Spark: spark.sql.sources.partitionColumnTypeInference.enabled = false; polars: hive_schema; pyarrow, and pandas, which otherwise fails if a value is missing: partitioning = pyarrow.dataset.partitioning(pyarrow.schema([("scenario", pyarrow.string()), ("model", pyarrow.string())]), flavor="hive")).',
    JSON_TEXT,
  ],
  'label-studio': [
    'Make a project with the labelling configuration (.config.xml) first, then import the tasks. The person who imports becomes the annotator; the field Rater names the real one.',
    'Only submitted labels of the main round are annotations; gold is an annotation that is ground truth. Offsets count UTF-16 units in the text of a paragraph.',
    'A flag is a choice of the control Flags if it is yes; a flag without one is no, or was not answered.',
  ],
  'inspect-scores': [
    'score(log, precomputed_scores("LOG.jsonl")) applies a file to its log. The value is a dictionary by dimension, so give metrics by dimension: metrics={"NAME": [mean()]}. Without gold, and for “cannot judge”, the value is null.',
    'Levels are those of the rubric, not of any grader.',
  ],
  'inspect-edits': [
    'python NAME.json.apply.py NAME.json LOGS... writes copies of the logs with a further score, touchstone_gold; it changes no log in place and does not recalculate metrics.',
  ],
  scout: [
    'Targets are levels of the rubric; give a predicate (gte, for instance) if the scanner answers in another form. Gold that cannot be judged is left out.',
    'A scan of Scout (0.6.1) names files by the ids of transcripts: an id with a slash ends the scan.',
  ],
  openai: [
    'request holds the question of the rubric as system message, the excerpt as the user’s, and the gold level with people’s reasons as the assistant’s.',
  ],
  anthropic: [
    'request holds {system, tools, messages}: client.messages.create(model=MODEL, max_tokens=N, **request) takes it once a last turn of the user asks something.',
    'For an example: the question of the rubric is the system prompt, the excerpt the user’s turn, and the gold level with people’s reasons the assistant’s.',
    'For a transcript: messages of one role are joined into one turn, blank texts are left out, and an agent that speaks first has a turn of the user before it.',
    'The API has no block for these, so they are texts under a line in brackets: [reasoning] (the study has no signatures of thinking), [system] for system messages behind the first turn, [image] for an image of the assistant or one that is not in the file, [tool call NAME] and [tool result NAME] where the next turn does not answer the call, or where its arguments are not a JSON object or hold an integer beyond 2^53.',
    'Ids of calls that the API would refuse are replaced by call-N, and characters in names of tools that it would refuse by _. tools lists the names only: the study does not hold their schemas. Names of speakers, models, times, prefilled marks and rolled-back branches are not in request.',
  ],
  petri: [
    'Scores are levels of the study’s rubric under the names of its dimensions, not Petri’s 1 to 10. filePath counts from the folder that holds all the exported transcripts.',
  ],
};

const figure = ({ estimate, low, high, notes }: Estimate): string => {
  if (estimate === null) return notes[0] ?? 'not available';
  const ends = low === null || high === null ? '' : ` [${low.toFixed(3)}, ${high.toFixed(3)}]`;
  return `${estimate.toFixed(3)}${ends}`;
};

async function agreementFor(
  db: Db,
  what: ExportWhat,
  signal: AbortSignal | undefined,
): Promise<SheetAgreement[] | null> {
  if (what !== 'gold' && what !== 'labels' && what !== 'few-shot') return null;
  const all = await overallAgreement(db, signal);
  return all.map(({ dimension, enriched, overall: { raters, units, percent, krippendorff } }) => ({
    dimension,
    raters,
    units,
    percent: figure(percent),
    alpha: figure(krippendorff),
    enriched,
  }));
}

function sealFor(db: Db): { state: string; key: string; json: string } {
  const seal = sealOf(db);
  return { state: seal.state, key: keyOfSeal(seal), json: sealJson(seal) };
}

const drawsFor = (db: Db): SheetDraw[] =>
  countingDraws(db).map(({ queue, design, population, sampled, seed }) => ({
    queue,
    design: designText(design, sampled, population),
    population,
    sampled,
    seed,
  }));

function intervalsOf(db: Db): { target: string; clusters: string } {
  const { target, clusters } = inferenceOf(db);
  const shared =
    clusters === null
      ? 'each transcript is independent of the others'
      : `transcripts that share a value of ${clusters.facet} (within a scenario) resemble each other`;
  return { target: TARGET_WORDS[target], clusters: shared };
}

/** The written files, which the sheet lists. */
export interface SheetFiles {
  name: string;
  files: { name: string; bytes: number; sha256: string }[];
  rows: number;
}

/**
 * Gathers the facts for the data sheet of this export. Returns a function that makes the sheet after the files are
 * written. Throws `cancelled`.
 */
export async function sheetFor(
  db: Db,
  choice: ExportChoice,
  plan: Plan,
  { program, signal }: { program: string; signal: AbortSignal | undefined },
): Promise<(written: SheetFiles) => string> {
  const info = studyInfo(db);
  const agreement = await agreementFor(db, choice.what, signal);
  // a large Parquet file is written as a folder
  const as = choice.as === 'parquet' && plan.folder ? 'parquet-partitioned' : choice.as;
  const format = EXPORT_FORMATS[as];
  const rubric = currentRubric(db);
  const about = {
    what: choice.what,
    format,
    filter: choice.filter,
    study: info.name,
    synthetic: info.synthetic,
    exported_at: new Date().toISOString(),
    program,
    seal: sealFor(db),
    columns: plan.columns,
    rubrics: rubricVersions(db).map(({ rubric, created_at }) => ({
      name: rubric.name,
      version: rubric.version,
      created_at,
    })),
    dimensions: measuresOf(rubric).map((one) => ({
      name: one.name,
      kind: isFlag(rubric, one.name) ? 'binary' : one.kind,
      levels: one.levels.map(({ value, name }) => `${value} ${name}`).join(', '),
      positive: positiveFrom(one),
      scenarios: one.scenarios.join(', '),
    })),
    queues: queues(db, '').map(({ name, design, blind, total }) => ({ name, design, blind, total })),
    draws: drawsFor(db),
    intervals: intervalsOf(db),
    raters: submittedCounts(db),
    agreement,
    counts: [
      { name: 'transcripts in the study', count: info.transcripts },
      { name: 'transcripts that match the filter', count: plan.looked },
      ...plan.counts,
    ],
    guide: guideOf(choice.what, as, rubric),
    left_out: plan.left_out,
    caveats: [...CAVEATS[choice.what], ...(FORMAT_CAVEATS[as] ?? []), ...clockCaveat(db, choice.what)],
  };
  return (written) => dataSheet({ ...about, ...written });
}
