// The wiring: call name to function, for each of the two processes. Nothing else.
import { randomUUID } from 'node:crypto';
import type { Handlers, Output, Parsed } from '../../contract/calls.ts';
import { AS_IMPORTED } from '../../contract/library.ts';
import { auditDraft, goldDraft } from '../../contract/draft.ts';
import { TouchstoneError } from '../../contract/errors.ts';
import {
  adjudicate,
  closeQueue,
  currentRubric,
  deleteQueue,
  deleteView,
  disputeRows,
  draftsOf,
  facetCounts,
  find,
  hideScores,
  hits,
  joinRater,
  keepDraft,
  keyPart,
  keys,
  knownAnswers,
  labelFor,
  listedItems,
  labelStates,
  messages,
  allMessages,
  original,
  packetConflicts,
  packetLog,
  queueItems,
  queueSummaries,
  queues,
  record,
  recording,
  repairStudy,
  requireOpen,
  isHidden,
  requireSighted,
  subagentsOf,
  rows,
  refusedName,
  saveView,
  scoresOf,
  setFacet,
  skeleton,
  studyInfo,
  transcriptHead,
  transcriptKey,
  views,
  writing,
  type Db,
} from '../store/index.ts';
import { applyRule, ruleOf, opinionsOn, unitList, unitsOf } from '../work/adjudication/index.ts';
import { agreementBy, agreementByDimension } from '../work/agreement/index.ts';
import { checkCitations, citationsIn, decideDisputes, disputeList, disputesAbout } from '../work/disputes/index.ts';
import {
  basisOf,
  chosen,
  decided,
  figures,
  residuals,
  versus,
  graderScale,
  gradersTable,
  questionsOf,
} from '../work/calibration/index.ts';
import { setMapping } from '../work/mapping/index.ts';
import { previewExport, runExport } from '../work/export/index.ts';
import { saveFigure } from '../work/figures/index.ts';
import { formatList } from '../work/formats/index.ts';
import { runImport } from '../work/import/index.ts';
import { withoutScores } from '../work/original/index.ts';
import { tablesIn, takeTable, tryTable } from '../work/tables/index.ts';
import { previewSample, sample, gather } from '../work/sample/index.ts';
import { reportText, writePrinted, writeReport } from '../work/report/index.ts';
import {
  editRubric,
  readRubric,
  soundRubric,
  touchedLabels,
  saveVersion,
  versionList,
  versionOf,
} from '../work/rubric/index.ts';
import { inferenceOf, setInference } from '../work/inference/index.ts';
import { ownWork } from '../work/own-work/index.ts';
import { flagsOf, latentRates, rateDifference, ratesOf } from '../work/rates/index.ts';
import { compareVersions, closeSettled } from '../work/versions/index.ts';
import { makePacket, mergePackets, openPacket, lookAt, returnPacket } from '../work/packets/index.ts';
import { figuresTable } from './table-figures.ts';
import type { RunningJobs } from './running.ts';

/** More characters than this no editor shows with ease, and no port should carry. */
const MOST_RAW = 10_000_000;
/** So many characters of an original are looked through for what may be shown before a label. */
const MOST_HIDDEN = 64_000_000;

/** What the store process answers, each in a few milliseconds. */
export function storeTable(db: () => Db): Handlers<'store'> {
  return {
    'study.info': () => studyInfo(db()),
    'study.join': ({ rater }) => {
      joinRater(db(), rater);
      return {};
    },
    'study.hide_scores': ({ on }) => {
      hideScores(db(), on);
      return {};
    },
    'study.rubric': () => currentRubric(db()),
    'library.keys': ({ filter, sort, rater, after }) => keyPart(db(), filter, sort, rater, after),
    'library.rows': ({ keys: wanted, filter, rater }) => rows(db(), wanted, filter, rater),
    'library.set_facet': ({ filter, keys: picked, name, value }) => {
      const refused = refusedName(name);
      if (refused !== null) throw new TouchstoneError('bad_input', refused, name, 'Choose another name');
      const number = Number(value);
      const wanted = picked ?? keys(db(), filter, AS_IMPORTED, null);
      const set = writing(db(), () =>
        setFacet(db(), wanted, name, value.trim() !== '' && Number.isFinite(number) ? number : value),
      );
      return { changed: set };
    },
    'library.views': () => views(db()),
    'library.save_view': (view) => {
      saveView(db(), view);
      return {};
    },
    'library.delete_view': ({ name }) => {
      deleteView(db(), name);
      return {};
    },
    'library.facets': ({ filter, rater }) => facetCounts(db(), filter, rater),
    'library.label_states': ({ filter, rater }) => labelStates(db(), filter, rater),
    'transcript.head': ({ key }) => transcriptHead(db(), key),
    'transcript.skeleton': ({ key, from }) => skeleton(db(), key, from),
    'transcript.key': ({ id }) => ({ key: transcriptKey(db(), id) }),
    'transcript.messages': ({ key, from, to }) => messages(db(), key, from, to),
    'transcript.hits': ({ key, filter }) => hits(db(), key, filter),
    'transcript.find': ({ key, text }) => find(db(), key, text),
    'transcript.subagents': ({ key }) => subagentsOf(db(), key),
    'transcript.scores': ({ key, rater }) => {
      requireSighted(db(), key, rater);
      return scoresOf(db(), key);
    },
    'transcript.original': ({ key, source, rater }) => {
      const hidden = isHidden(db(), key, rater);
      // what may be shown of it is known of the whole only
      const stored = original(db(), key, source, hidden ? MOST_HIDDEN : MOST_RAW + 1);
      const text = hidden ? withoutScores(stored, allMessages(db(), key)) : stored;
      return { text: text.slice(0, MOST_RAW), cut: text.length > MOST_RAW, hidden };
    },
    'label.queues': ({ rater }) => queues(db(), rater),
    'label.listed': ({ rater, list }) => listedItems(db(), rater, list),
    'label.items': ({ rater, queue }) => queueItems(db(), queue, rater),
    'label.make_queue': (wish) => {
      const queue = gather(db(), wish);
      return queue;
    },
    'queues.list': () => queueSummaries(db()),
    'queues.close': ({ name }) => {
      closeQueue(db(), name);
      return {};
    },
    'queues.delete': ({ name }) => deleteQueue(db(), name),
    'label.known': ({ rater, key }) => knownAnswers(db(), key, rater),
    'label.get': ({ rater, id, round }) => labelFor(db(), id, rater, round),
    'label.record': ({ events }) => {
      requireOpen(
        db(),
        events.map(({ queue }) => queue),
      );
      const recorded = record(db(), events);
      return { recorded };
    },
    'rubric.versions': () => versionList(db()),
    'rubric.text': ({ version }) => ({ text: versionOf(db(), version).source }),
    'rubric.edit': ({ text, edit }) => ({ text: editRubric(text, edit) }),
    'rubric.check': ({ text }) => readRubric(text),
    'rubric.touched': ({ text, rater }) => touchedLabels(db(), soundRubric(text, null).rubric, rater),
    'rubric.save': ({ text, base }) => {
      const version = saveVersion(db(), soundRubric(text, null), base);
      return { version };
    },
    'findings.inference': () => inferenceOf(db()),
    'findings.set_inference': (wish) => setInference(db(), wish),
    ...figuresTable(db),
    'adjudicate.get': ({ key, rater }) => unitsOf(db(), key, rater),
    'adjudicate.record': ({ entries }) => {
      const drafts = entries.map((entry) => ({ rater: entry.rater, about: goldDraft(entry) }));
      const recorded = recording(db(), drafts, () => adjudicate(db(), entries));
      return { recorded };
    },
    'audit.rows': ({ keys: wanted }) => disputeRows(db(), wanted),
    'audit.get': ({ key, rater }) => disputesAbout(db(), key, rater),
    'audit.record': ({ entries }) => {
      const drafts = entries.map((entry) => ({ rater: entry.rater, about: auditDraft(entry) }));
      const recorded = recording(db(), drafts, () => decideDisputes(db(), entries));
      return { recorded };
    },
    'calibrate.set_mapping': (mapping) => {
      const saved = setMapping(db(), mapping);
      return saved;
    },
    'packets.log': () => packetLog(db()),
    'drafts.list': ({ rater }) => draftsOf(db(), rater),
    'drafts.keep': ({ rater, about, document }) => {
      keepDraft(db(), rater, about, document);
      return {};
    },
  };
}

/** What the jobs process keeps beside the study: what the window's tokens stand for, and the jobs that run. */
export interface JobsState {
  tokens: Map<string, readonly string[]>;
  jobs: RunningJobs;
}

function pathsOf({ tokens }: JobsState, token: string): readonly [string, ...string[]] {
  const [first, ...others] = tokens.get(token) ?? [];
  if (first === undefined)
    throw new TouchstoneError('not_found', 'The chosen files are no longer known', '', 'Choose them again');
  return [first, ...others];
}

/** One of the files that a token stands for. */
function pathAt(state: JobsState, token: string, at: number): string {
  const path = pathsOf(state, token)[at];
  if (path === undefined)
    throw new TouchstoneError('not_found', 'There is no such file among the chosen ones', `${at}`);
  return path;
}

/** What the jobs process answers; a call that runs as a job is answered when the job has ended. */
export function jobsTable(db: () => Db, state: JobsState): Handlers<'jobs'> {
  const { jobs } = state;
  const byRule = (
    job: string,
    { rule, rater }: Parsed<'adjudicate.rule_preview'>,
    look: boolean,
  ): Promise<Output<'adjudicate.by_rule'>> =>
    jobs.run(job, async (watched) => {
      const at = new Date().toISOString();
      const { gold, open } = await applyRule(db(), { rule: ruleOf(rule), rater, at, look, ...watched });
      return { ...gold, open: open.length };
    });
  return {
    'imports.formats': () => formatList(),
    'imports.start': ({ job, token, without }) =>
      jobs.run(job, (watched) => {
        const paths = pathsOf(state, token).filter((_, at) => !without.includes(at));
        return runImport(db(), { paths }, watched);
      }),
    'imports.tables': ({ token }) => tablesIn(db(), pathsOf(state, token)),
    'imports.try_table': ({ job, token, at, ...wish }) =>
      jobs.run(job, (watched) => tryTable(db(), pathAt(state, token, at), wish, watched)),
    'imports.take_table': ({ job, token, at, choice }) =>
      jobs.run(job, (watched) => takeTable(db(), pathAt(state, token, at), choice, watched)),
    'jobs.cancel': ({ job }) => {
      jobs.cancel(job);
      return {};
    },
    'sample.flags': ({ grader, outcome }) => flagsOf(db(), grader, outcome),
    'sample.preview': (wish) => previewSample(db(), wish),
    'sample.draw': (wish) => {
      const report = sample(db(), wish);
      return report;
    },
    'label.own_work': ({ rater, since }) => ownWork(db(), rater, since),
    'exports.preview': (choice) => previewExport(db(), choice),
    'exports.start': ({ choice, job, token }) =>
      jobs.run(job, (watched) => runExport(db(), choice, pathsOf(state, token)[0], watched)),
    'agreement.dimensions': (scope) => agreementByDimension(db(), { scope }),
    'agreement.by': ({ dimension, by, ...scope }) => agreementBy(db(), { dimension, by }, { scope }),
    'calibrate.scale': (wish) => graderScale(db(), wish),
    'calibrate.basis': (wish) => basisOf(db(), wish),
    'calibrate.figures': (wish) => figures(db(), wish),
    'calibrate.at': (wish) => decided(db(), wish),
    'calibrate.chosen': (wish) => chosen(db(), wish),
    'calibrate.residuals': (wish) => residuals(db(), wish),
    'calibrate.versus': (wish) => versus(db(), wish),
    'calibrate.graders': (wish) => gradersTable(db(), wish),
    'calibrate.questions': (wish) => questionsOf(db(), wish),
    'findings.rates': (wish) => ratesOf(db(), wish),
    'findings.latent': (wish) => latentRates(db(), wish),
    'findings.difference': ({ first, second, ...wish }) => rateDifference(db(), wish, first, second),
    'figures.save': async ({ job, token, content }) => {
      await jobs.run(job, (watched) => saveFigure(pathsOf(state, token)[0], content, watched));
      return {};
    },
    'report.write': async ({ job, rater, token, as }) => {
      await jobs.run(job, (watched) => writeReport(db(), as, pathsOf(state, token)[0], { rater, ...watched }));
      return {};
    },
    'report.page': async ({ job, rater }) => ({
      page: await jobs.run(job, (watched) => reportText(db(), 'html', { rater, ...watched })),
    }),
    'report.keep': async ({ job, token, pdf }) => {
      await jobs.run(job, () => writePrinted(pathsOf(state, token)[0], pdf));
      return {};
    },
    'adjudicate.list': ({ rater }) => unitList(db(), rater),
    'adjudicate.opinions': ({ dimension }) => opinionsOn(db(), dimension),
    'adjudicate.rule_preview': (wish) => byRule(randomUUID(), wish, true),
    'adjudicate.by_rule': ({ job, ...wish }) => byRule(job, wish, false),
    'audit.list': ({ rater, choice }) => disputeList(db(), choice, rater),
    'audit.check': ({ job }) => jobs.run(job, (watched) => checkCitations(db(), watched)),
    'audit.citations': ({ key, rater }) => citationsIn(db(), key, rater),
    'audit.versions': ({ rater, ...wish }) => compareVersions(db(), wish, rater),
    'audit.close_settled': async (closing) => ({ closed: await closeSettled(db(), closing) }),
    'repair.start': ({ job, token, target }) =>
      jobs.run(job, async () => repairStudy(pathAt(state, token, 0), pathAt(state, target, 0))),
    'packets.look': ({ token }) => Promise.all(pathsOf(state, token).map(lookAt)),
    'packets.make': ({ job, token, ...choice }) =>
      jobs.run(job, (watched) => makePacket(db(), choice, pathsOf(state, token)[0], watched)),
    'packets.open': ({ job, token, target, passphrase }) =>
      jobs.run(job, (watched) =>
        openPacket(pathsOf(state, token)[0], pathsOf(state, target)[0], { passphrase, ...watched }),
      ),
    'packets.return': ({ job, token }) =>
      jobs.run(job, (watched) => returnPacket(db(), pathsOf(state, token)[0], watched)),
    'packets.merge': ({ job, token }) => jobs.run(job, (watched) => mergePackets(db(), pathsOf(state, token), watched)),
    'packets.conflicts': () => packetConflicts(db()),
  };
}
