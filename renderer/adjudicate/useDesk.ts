// The desk of one transcript: the unit in question, what would be decided about it, and everything that can be done.
import { useState } from 'react';
import type { Output } from '../../contract/calls.ts';
import type { RaterLabel } from '../../contract/calls/adjudicate.ts';
import type { Evidence } from '../../contract/evidence.ts';
import type { Decision, Gold } from '../../contract/gold.ts';
import { decide, holds, settle, votesOn } from '../../contract/rules.ts';
import type { Dimension } from '../../contract/rubric.ts';
import { evidenceOf, focusedSpan, inOrder } from '../cards/evidence.ts';
import { writeIn } from '../cards/Written.tsx';
import { announce } from '../parts/announce.ts';
import { tellProblem } from '../parts/trouble.ts';
import { goToSpan, type TranscriptModel } from '../transcript/model.ts';
import { selectedSpan } from '../transcript/selection.ts';
import type { AdjudicateActions } from './adjudicate-keys.ts';
import { unitName } from './list.ts';
import { decideUnit, hideNames, NO_DRAFT, redo, setDraft, undo, useSession, type Decided, type Draft, type Step } from './session.ts';
import type { Units } from './useUnits.ts';

/** One dimension as the desk shows it. */
export interface UnitView {
  dimension: Dimension;
  /** The labels that are weighed: those under the newest version that has an answer. */
  weighed: readonly RaterLabel[];
  /** Labels under earlier versions, which are not. */
  earlier: readonly RaterLabel[];
  gold: Gold | null;
  /** Gold that still rests on the labels as they are: it takes reopening to change it. */
  settled: boolean;
  draft: Draft;
  /** What Enter would make gold; null until a level is picked, where no majority suggests one. */
  proposal: Decision | null;
  /** No rater gave this level: a rationale is needed. */
  differs: boolean;
}

type Said = Output<'adjudicate.get'>;

const answered = ({ label }: RaterLabel, dimension: string): boolean =>
  ['level', 'cannot_judge'].includes(label.dimensions[dimension]?.answer?.state ?? '');

/** The unit as it stands, with the draft on top. */
export function viewOf({ labels, gold, rubrics }: Said, name: string, draft: Draft): UnitView | null {
  const own = labels.filter((label) => answered(label, name));
  const version = Math.max(...own.map(({ rubric }) => rubric));
  const dimension = rubrics.find((rubric) => rubric.version === version)?.dimensions.find((one) => one.name === name);
  if (dimension === undefined) return null;
  const stands = gold.find((one) => one.dimension === name) ?? null;
  const suggested = settle('majority', labels, name);
  const level =
    draft.level !== undefined
      ? draft.level
      : stands !== null
        ? stands.level
        : suggested === null || 'reason' in suggested
          ? undefined
          : suggested.level;
  const made = level === undefined ? null : decide(labels, name, level, draft.rationale.trim());
  const proposal =
    made === null
      ? null
      : { ...made, components: [...(draft.components ?? made.components)], evidence: inOrder(draft.evidence ?? made.evidence) };
  return {
    dimension,
    weighed: own.filter(({ rubric }) => rubric === version),
    earlier: own.filter(({ rubric }) => rubric !== version),
    gold: stands,
    settled: stands !== null && holds(stands, votesOn(labels, name)),
    draft,
    proposal,
    differs: proposal !== null && !votesOn(labels, name).some((vote) => vote.rubric === version && vote.level === proposal.level),
  };
}

const standing = ({ gold }: UnitView): Decided => {
  if (gold === null) return { kind: 'reopen', reason: 'undone' };
  const { level, components, evidence, rationale, rule, rubric, labels } = gold;
  return { kind: 'decide', decision: { level, components, evidence, rationale, rule, rubric, labels } };
};

export interface DeskProps {
  id: string;
  rater: string;
  said: Said;
  units: Units;
  model: TranscriptModel;
  /** The dimension in question, and all of the transcript in the order of the rubric. */
  name: string;
  names: readonly string[];
  onUnclear: () => void;
}

export interface Desk {
  view: UnitView | null;
  explained: boolean;
  reopening: boolean;
  draft: (part: Partial<Draft>) => void;
  toggleEvidence: (evidence: Evidence) => void;
  showEvidence: (evidence: Evidence) => void;
  reopen: (reason: string) => void;
  askReopen: (asked: boolean) => void;
  actions: AdjudicateActions;
}

export function useDesk({ id, rater, said, units, model, name, names, onUnclear }: DeskProps): Desk {
  const own = unitName(id, name);
  const drafted = useSession((session) => session.drafts.get(own)) ?? NO_DRAFT;
  const hidden = useSession((session) => session.namesHidden);
  const [explained, setExplained] = useState(false);
  const [reopening, askReopen] = useState(false);
  const [evidenceAt, setEvidenceAt] = useState<string | null>(null);
  const view = viewOf(said, name, drafted);
  const key = units.now?.key ?? 0;
  const subject = { id, key, dimension: name, rater };

  const locked = (): boolean => {
    if (view?.settled === true) announce('It is gold. Reopen it first');
    return view === null || view.settled;
  };
  const draft = (part: Partial<Draft>): void => {
    if (!locked()) setDraft(own, { ...drafted, ...part });
  };
  const pick = (level: number | null): void => {
    // components and evidence follow the raters who gave the level
    if (!locked()) setDraft(own, { level, rationale: drafted.rationale });
  };
  const toggleEvidence = (one: Evidence): void => {
    const taken = view?.proposal?.evidence ?? [];
    const rest = taken.filter((other) => other.id !== one.id);
    draft({ evidence: rest.length < taken.length ? rest : [...taken, one] });
  };
  const showEvidence = (evidence: Evidence): void => {
    setEvidenceAt(evidence.id);
    goToSpan(model, evidence);
  };
  const toRationale = (): void => void writeIn('note');
  const accept = (): void => {
    if (view === null || view.settled) return units.advance();
    if (view.proposal === null) return announce('Raters differ: pick a level first');
    if (view.differs && view.proposal.rationale === '') {
      announce('No rater gave this level: say why');
      return toRationale();
    }
    if (document.activeElement instanceof HTMLTextAreaElement) document.activeElement.blur();
    decideUnit(subject, { kind: 'decide', decision: view.proposal }, standing(view));
    announce(`Gold: ${view.dimension.title}`);
    units.advance();
  };
  const goWhere = (step: Step | null, none: string): void => {
    if (step === null) announce(none);
    else units.open(step.subject);
  };
  const evidence = inOrder(view?.weighed.flatMap(({ label }) => label.evidence.filter((one) => one.dimension === name)) ?? []);

  const actions: AdjudicateActions = {
    step: units.step,
    card: (by) => {
      const to = names[Math.max(0, Math.min(names.length - 1, names.indexOf(name) + by))];
      if (to !== undefined) units.open({ key, dimension: to });
    },
    level: (digit) => {
      const level = view?.dimension.levels.find((one) => one.key === digit);
      if (level !== undefined) pick(level.value);
    },
    cannotJudge: () => pick(null),
    component: (number) => {
      const component = view?.dimension.components[number]?.name;
      const before = view?.proposal?.components;
      if (component === undefined || before === undefined) return;
      draft({ components: before.includes(component) ? before.filter((one) => one !== component) : [...before, component].sort() });
    },
    accept,
    rationale: toRationale,
    addEvidence: () => {
      const span = selectedSpan() ?? focusedSpan(model);
      if (span === null) return announce('There is no text here to take as evidence');
      if (view?.proposal === null) return announce('Pick a level first, then give its evidence');
      getSelection()?.removeAllRanges();
      evidenceOf(model, span, name).then(toggleEvidence).catch(tellProblem);
    },
    nextEvidence: () => {
      const next = evidence[(evidence.findIndex((one) => one.id === evidenceAt) + 1) % Math.max(1, evidence.length)];
      if (next === undefined) announce('No rater gave evidence here');
      else showEvidence(next);
    },
    reopen: () => (view?.gold === null ? announce('It is open') : askReopen(true)),
    names: () => hideNames(!hidden),
    explain: () => setExplained(!explained),
    unclear: onUnclear,
    undo: () => goWhere(undo(), 'There is nothing to undo'),
    redo: () => goWhere(redo(), 'There is nothing to redo'),
  };
  return {
    view,
    explained,
    reopening,
    draft,
    toggleEvidence,
    showEvidence,
    reopen: (reason) => {
      askReopen(false);
      if (view !== null) decideUnit(subject, { kind: 'reopen', reason }, standing(view));
    },
    askReopen,
    actions,
  };
}
