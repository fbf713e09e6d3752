// The rows of each kind of export, transcript by transcript, from what the store holds.
import type { LabelBehind } from '../../contract/gold.ts';
import type { FacetValue, Message } from '../../contract/transcript.ts';
import type { Rubric } from '../../contract/rubric.ts';
import type { GoldRow, LabelRow, ScoreRow, Subject, TranscriptRow } from '../exporters/index.ts';
import {
  allMessages,
  facetsOf,
  goldOf,
  labelsOf,
  metadata,
  modelOfId,
  rubricVersions,
  scoresOf,
  studyInfo,
  subject,
  type CurrentLabel,
  type Db,
} from '../store/index.ts';

/** What rows need to know of the study beside the transcript: the rubric of each version, and who the raters are. */
export interface Context {
  db: Db;
  rubrics: ReadonlyMap<number, Rubric>;
  /** Names by id. */
  raters: ReadonlyMap<string, string>;
}

/** What rows need of the study, read once for an export. */
export const exportContext = (db: Db): Context => ({
  db,
  rubrics: new Map(rubricVersions(db).map(({ rubric }) => [rubric.version, rubric])),
  raters: new Map(studyInfo(db).raters.map(({ id, name }) => [id, name])),
});

const asText = (value: FacetValue | null | undefined): string | null => (value === null || value === undefined ? null : String(value));
const asNumber = (value: FacetValue | undefined): number | null => (typeof value === 'number' ? value : null);

interface Facts {
  about: Subject;
  facets: Record<string, FacetValue>;
  created_at: string | null;
  n_messages: number;
  characters: number;
}

function factsOf({ db }: Context, key: number): Facts {
  const row = subject(db, key);
  const facets = row === undefined ? {} : facetsOf(db, key, row);
  const about: Subject = {
    item_id: row?.id ?? '',
    source_id: row?.source_id ?? '',
    source_file: row?.source_file ?? null,
    title: row?.title ?? '',
    scenario: row?.scenario ?? null,
    model: row?.model ?? null,
    arm: row?.arm ?? null,
    checkpoint: asText(row?.checkpoint),
    task: asText(facets['task']),
    // what Inspect's logs call the sample
    sample_id: asText(facets['sample'] ?? facets['sample_id']),
    epoch: asNumber(facets['epoch']),
    run_id: asText(facets['run_id']),
  };
  return { about, facets, created_at: row?.created_at ?? null, n_messages: row?.messages ?? 0, characters: row?.characters ?? 0 };
}

/** The transcript that rows are about. */
export const aboutOf = (context: Context, key: number): Subject => factsOf(context, key).about;

const dimensionOf = ({ rubrics }: Context, version: number, name: string): Rubric['dimensions'][number] | undefined =>
  rubrics.get(version)?.dimensions.find((d) => d.name === name);

/** What a level is called under a version of the rubric. */
export const levelName = (context: Context, version: number, dimension: string, level: number | null): string | null =>
  dimensionOf(context, version, dimension)?.levels.find((l) => l.value === level)?.name ?? null;

/** What is asked on the dimension of a gold level. */
export const questionOf = (context: Context, { dimension, rubric_version }: Pick<GoldRow, 'dimension' | 'rubric_version'>): string =>
  dimensionOf(context, rubric_version, dimension)?.question ?? '';

type Common = Omit<
  LabelRow,
  | 'dimension'
  | 'scale_type'
  | 'value_num'
  | 'value_label'
  | 'confidence'
  | 'abstain'
  | 'reason'
  | 'components'
  | 'note'
  | 'spans'
  | 'label_id'
>;

function flagRows(context: Context, one: CurrentLabel, common: Common): LabelRow[] {
  const flags = context.rubrics.get(one.rubric)?.flags ?? [];
  // a flag that is not set means "not observed" only once the label was submitted
  const told = flags.filter((flag) => one.state === 'done' || one.label.flags.includes(flag.name));
  return told.map((flag) => {
    const on = one.label.flags.includes(flag.name);
    return {
      ...common,
      dimension: flag.name,
      scale_type: 'binary',
      value_num: on ? 1 : 0,
      value_label: on ? 'yes' : 'no',
      confidence: null,
      abstain: false,
      reason: null,
      components: [],
      note: '',
      spans: one.label.evidence.filter((span) => span.dimension === flag.name),
      label_id: `${one.rater}/${common.item_id}/${flag.name}`,
    };
  });
}

/** Dimensions of which anything was said, be it only in evidence: nothing that was written may be missing from an export. */
function spokenOf(context: Context, { rubric, label }: CurrentLabel): string[] {
  const flags = new Set(context.rubrics.get(rubric)?.flags.map(({ name }) => name));
  const answered = Object.entries(label.dimensions).filter(
    ([, { answer, note, components }]) => answer !== null || note !== '' || components.length > 0,
  );
  const pointed = label.evidence.map(({ dimension }) => dimension).filter((name) => !flags.has(name));
  return [...new Set([...answered.map(([name]) => name), ...pointed])];
}

function rowsOfLabel(context: Context, about: Subject, one: CurrentLabel): LabelRow[] {
  const { label } = one;
  const common: Common = {
    ...about,
    rater_id: one.rater,
    rater_type: 'human',
    rater_name: one.rater_name,
    transcript_note: label.note,
    rubric_version: one.rubric,
    state: one.state,
    round: one.round,
    pass: null,
    queue: one.queue,
    blinded: one.blinded,
    created_at: one.created_at,
    duration_s: label.submitted ? label.seconds : null,
    coverage: label.submitted ? label.coverage : null,
  };
  const answered = spokenOf(context, one).map((dimension): LabelRow => {
    const { answer = null, sureness = null, components = [], note = '' } = label.dimensions[dimension] ?? {};
    const level = answer?.state === 'level' ? answer.level : null;
    return {
      ...common,
      dimension,
      scale_type: dimensionOf(context, one.rubric, dimension)?.kind ?? 'ordinal',
      value_num: level,
      value_label: answer?.state === 'text' ? answer.text : levelName(context, one.rubric, dimension, level),
      confidence: sureness,
      abstain: answer?.state === 'cannot_judge',
      reason: answer?.state === 'cannot_judge' ? answer.reason : null,
      components,
      note,
      spans: label.evidence.filter((span) => span.dimension === dimension),
      label_id: `${one.rater}/${about.item_id}/${dimension}`,
    };
  });
  return [...answered, ...flagRows(context, one, common)];
}

/** Every rater's answers on one transcript. */
export function labelRows(context: Context, key: number): LabelRow[] {
  const labels = labelsOf(context.db, key, 'all');
  if (labels.length === 0) return [];
  const { about } = factsOf(context, key);
  return labels.flatMap((one) => rowsOfLabel(context, about, one));
}

const wordsOf = (context: Context, { answer, rubric }: LabelBehind, dimension: string): string | null => {
  if (answer.state === 'level') return levelName(context, rubric, dimension, answer.level);
  return answer.state === 'text' ? answer.text : answer.reason;
};

/** False where one of them had seen scores, or there is none; null where it is not known of one. */
const blindedBehind = (labels: readonly LabelBehind[]): boolean | null => {
  if (labels.length === 0 || labels.some(({ blinded }) => blinded === false)) return false;
  return labels.some(({ blinded }) => blinded === null) ? null : true;
};

/** The gold of one transcript: what was decided on each dimension, and what each decision rests on. */
export function goldRows(context: Context, key: number): GoldRow[] {
  const gold = goldOf(context.db, key);
  if (gold.length === 0) return [];
  const { about } = factsOf(context, key);
  return gold.map(({ dimension, level, components, evidence, rationale, rule, rubric, labels, rater, at }) => ({
    ...about,
    dimension,
    scale_type: dimensionOf(context, rubric, dimension)?.kind ?? null,
    level,
    level_name: levelName(context, rubric, dimension, level),
    rule,
    decided_by: rater === null ? null : (context.raters.get(rater) ?? rater),
    decided_by_id: rater,
    decided_at: at,
    rationale,
    components,
    spans: evidence,
    blinded: blindedBehind(labels),
    labels: labels.map((one) => ({
      rater: one.rater_name,
      rater_id: one.rater,
      state: one.answer.state,
      level: one.answer.state === 'level' ? one.answer.level : null,
      words: wordsOf(context, one, dimension),
      blinded: one.blinded,
      rubric_version: one.rubric,
      updated_at: one.updated_at,
    })),
    rubric_name: context.rubrics.get(rubric)?.name ?? '',
    rubric_version: rubric,
  }));
}

/** Every grader's score of one transcript. */
export function scoreRows(context: Context, key: number): ScoreRow[] {
  const scores = scoresOf(context.db, key);
  if (scores.length === 0) return [];
  const { about } = factsOf(context, key);
  return scores.map((score) => ({
    ...about,
    dimension: score.dimension,
    scale_type: null,
    rater_id: score.grader,
    rater_type: 'grader',
    value_num: score.value,
    value_label: score.label === '' ? null : score.label,
    rubric_version: null,
    state: score.state,
    explanation: score.explanation === '' ? null : score.explanation,
    override: score.override === null ? null : JSON.stringify(score.override),
    context: score.context === null ? null : JSON.stringify(score.context),
    created_at: score.at,
  }));
}

/** A model that is a number is held as text, and is a number in what the transcript's id is the hash of: so it leaves as one. */
function exactFacets(about: Subject, facets: Record<string, FacetValue>, messages: Message[]): Record<string, FacetValue> {
  const { item_id, source_id, model } = about;
  if (model === null || String(Number(model)) !== model) return facets;
  return { ...facets, ...modelOfId(item_id, { source_id, model, messages }) };
}

/** The transcript with everything that was said about it. */
export function transcriptRows(context: Context, key: number): TranscriptRow[] {
  const { about, facets, created_at, n_messages, characters } = factsOf(context, key);
  const { db } = context;
  const messages = allMessages(db, key);
  return [
    {
      ...about,
      created_at,
      facets: exactFacets(about, facets, messages),
      n_messages,
      characters,
      messages,
      scores: scoresOf(db, key),
      labels: labelRows(context, key),
      metadata: metadata(db, key),
    },
  ];
}
