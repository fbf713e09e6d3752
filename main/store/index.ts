// The store's table of contents: everything other rooms may do with a study file.
export {
  earlierColumn,
  facetColumn,
  firstValues,
  givenAnswers,
  idColumn,
  lengthColumn,
  mappedColumn,
  saidColumn,
  scoreColumn,
} from './arrays.ts';
export { answerCounts, type AnswerCount } from './answer-counts.ts';
export { answersOn, answersTwice, submittedUnder, type RaterAnswer } from './answers.ts';
export { auditLog, recordAudit } from './audit-log.ts';
export { backup } from './backup.ts';
export { stateOfBackup } from './backup-state.ts';
export { requireNewFile } from './new-file.ts';
export { keepBackup, keptBackups } from './kept-backups.ts';
export { keepCitations, uncheckedCount, uncheckedScores } from './citation-checks.ts';
export { analyse, onSnapshot, undone, writing, writtenByOthers, writtenTo, type Db } from './connection.ts';
export { contentOf } from './content.ts';
export { damageBehind } from './diagnose.ts';
export { differ } from './derive-disputes.ts';
export { disputeColumns, disputedTranscripts, disputeRows, disputesOf, type DisputeColumns } from './dispute-list.ts';
export { decisionsOn, disputesOn, type DisputeBrief } from './references.ts';
export { refreshAllDisputes, refreshDisputes, renewBasis } from './disputes.ts';
export {
  blindedBehind,
  hiddenDisputes,
  requireAuditable,
  requireOutside,
  isHidden,
  requireSighted,
  unauditableTranscripts,
  unblindedGold,
  unfoundTranscripts,
  withheldFrom,
} from './blind.ts';
export { allEvents, copyOf, eventsBackInTime } from './label-log.ts';
export {
  evidenceOn,
  labelFor,
  labelOf,
  labelledTranscripts,
  labelsBy,
  labelsOf,
  mergeEvents,
  record,
  submittedCounts,
  submittedLabels,
  submittedOn,
  type CurrentLabel,
} from './labels.ts';
export { facetsOf, refusedName, setFacet } from './facets.ts';
export { hits } from './filter.ts';
export { listedItems } from './listed.ts';
export { transcriptsByFacet, transcriptsById, transcriptKey } from './find-by.ts';
export { filteredPart, filteredParts, filteredTranscripts } from './filtered.ts';
export {
  deleteFigureView,
  figureViews,
  orderFigureViews,
  publishFigureView,
  renameFigureView,
  saveFigureView,
} from './figure-views.ts';
export { facetCounts, labelStates, rows, snippets } from './library.ts';
export { mappings, saveMapping } from './mappings.ts';
export { subagentsOf } from './subagents.ts';
export {
  allMessages,
  find,
  messages,
  metadata,
  original,
  originalPieces,
  skeleton,
  transcriptHead,
} from './messages.ts';
export { closeStudy, createStudy, openStudy } from './open.ts';
export { onOneState } from './one-state.ts';
export { notHere, standingOf } from './standing.ts';
export { draftsOf, keepDraft, recording } from './drafts.ts';
export {
  addDraw,
  addToFrame,
  countingDraws,
  drawnInto,
  drawnTranscripts,
  drawsOf,
  frameOf,
  goldAnswersOn,
  inclusion,
  type Draw,
  type FrameEntry,
  type NewDraw,
} from './draws.ts';
export { modelOfId } from './identity.ts';
export { packetConflicts } from './packet-conflicts.ts';
export {
  forgetPacket,
  logPacket,
  madePacket,
  packetKey,
  packetLog,
  raterNamed,
  studyIdentity,
  takeReturn,
  workOf,
  type PacketEntry,
} from './packets.ts';
export {
  addToQueueInMaking,
  beginQueue,
  dropPartOfQueue,
  finishQueue,
  newQueueName,
  queuesInMaking,
  type Begun,
  type MadeEntry,
} from './queues-in-making.ts';
export {
  addEntries,
  itemsOfSeat,
  keepSeat,
  makeQueue,
  openQueue,
  queueItems,
  queueTranscripts,
  queueNamed,
  queueProgress,
  queues,
  takeSeat,
  type NewQueue,
  type QueueEntry,
} from './queues.ts';
export {
  addPopulationUnits,
  cellChances,
  populationCells,
  populationOf,
  populationUnits,
  savePopulation,
  type Cell,
  type CellChance,
} from './population.ts';
export { closeQueue, deleteQueue, deletingQueue, queueSummaries, queueSummary, requireOpen } from './queue-ends.ts';
export {
  adjudicate,
  goldComponents,
  goldDecisions,
  goldFor,
  goldTranscripts,
  goldOf,
  goldLog,
  knownAnswers,
} from './gold.ts';
export { noteQueueScores } from './queue-scores.ts';
export { query, type QueryResult, type SqlValue } from './query.ts';
export { repairStudy } from './repair/index.ts';
export { joinRater, raters, requireRater } from './raters.ts';
export { asRead, mappingInUse, mappedGraders, type MappedGrader } from './mapped-graders.ts';
export { restoreStudy } from './restore.ts';
export { blindCounts, goldCounts, sourceCounts, studyState } from './report-facts.ts';
export { addRubric, currentRubric, labelsUnder, rubricVersions } from './rubrics.ts';
export { addScore, addScores, scoreCount, scoresOf } from './scores.ts';
export {
  chooseInference,
  chosenInference,
  figureGroups,
  figurePrint,
  hideScores,
  setFigureGroups,
  setFigurePrint,
} from './settings.ts';
export { logHolds, sealedState } from './sealed-state.ts';
export { facetNames, graders, requireGrader, studyInfo } from './study.ts';
export { removeStudy } from './study-files.ts';
export { transcriptFacts, transcriptName } from './transcript-facts.ts';
export { surroundings } from './surroundings.ts';
export {
  hasTranscripts,
  addPrepared,
  addTranscript,
  beginImport,
  finishImport,
  importedShare,
  knownOriginals,
  type Added,
  type FoundAt,
} from './transcripts.ts';
export { unitRows, type UnitRow } from './units.ts';
export { verify } from './verify.ts';
export { deleteView, saveView, views } from './views.ts';
export { mergeWords, readyToIndex, type Merged } from './words.ts';
