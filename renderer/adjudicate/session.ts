// What was decided in this window: recorded at once, undone step by step, and what was only begun to be decided.
import { create } from 'zustand';
import type { Unit } from '../../contract/calls/adjudicate.ts';
import type { Evidence } from '../../contract/evidence.ts';
import type { Adjudication, Gold } from '../../contract/gold.ts';
import { call } from '../client/call.ts';
import { query, queryClient } from '../client/queries.ts';
import { did, doneAgain, NO_HISTORY, takenBack, without, type History } from '../parts/history.ts';
import { tellProblem } from '../parts/trouble.ts';
import { unitName, type UnitPlace } from './list.ts';

/** A decision that is being made. What is undefined follows from the raters' labels. */
export interface Draft {
  level?: number | null;
  components?: readonly string[];
  evidence?: readonly Evidence[];
  rationale: string;
}
export const NO_DRAFT: Draft = { rationale: '' };

export type Decided = Adjudication['change'];

/** What a decision is about, and who decides. */
export interface Subject extends UnitPlace {
  id: string;
  rater: string;
}

/** One thing that was decided, with its way back. */
export interface Step {
  subject: Subject;
  undo: Decided;
  redo: Decided;
}

interface Session extends History<Step> {
  /** Study and rater that it belongs to. */
  owner: string;
  drafts: ReadonlyMap<string, Draft>;
  /** What the list does not know yet: the state of units, and when it was told. */
  fresh: ReadonlyMap<string, Pick<Unit, 'state' | 'gold'> & { at: number }>;
  kept: ReadonlySet<string>;
  namesHidden: boolean;
}

const NOTHING = { drafts: new Map(), fresh: new Map(), kept: new Set<string>(), namesHidden: false, ...NO_HISTORY };

export const useSession = create<Session>()(() => ({ owner: '', ...NOTHING }));

/** Begins anew for another study or rater. */
export const beginSession = (owner: string): void => useSession.setState({ owner, ...NOTHING });

/** The list is narrowed otherwise: what was decided need no longer stay in it. */
export const letGo = (): void => useSession.setState({ kept: new Set() });

export const hideNames = (namesHidden: boolean): void => useSession.setState({ namesHidden });

export function setDraft(name: string, draft: Draft): void {
  useSession.setState(({ drafts }) => ({ drafts: new Map(drafts).set(name, draft) }));
}

function withoutDraft(name: string): ReadonlyMap<string, Draft> {
  const drafts = new Map(useSession.getState().drafts);
  drafts.delete(name);
  return drafts;
}

const stateAfter = (change: Decided): Pick<Unit, 'state' | 'gold'> =>
  change.kind === 'reopen'
    ? { state: 'open', gold: null }
    : { state: 'gold', gold: { level: change.decision.level, rule: change.decision.rule } };

/** The desk follows at once: the next key may be about what was just decided. */
function showOnDesk(key: number, entry: Adjudication): void {
  const { dimension, rater, at, change } = entry;
  const { queryKey } = query('adjudicate.get', { key, rater: rater ?? '' });
  queryClient.setQueryData(queryKey, (said) => {
    if (said === undefined) return said;
    const others = said.gold.filter((one) => one.dimension !== dimension);
    const own: Gold[] = change.kind === 'decide' ? [{ ...change.decision, dimension, rater, at }] : [];
    return { ...said, gold: [...others, ...own], log: [...said.log, entry] };
  });
}

function record({ id, key, dimension, rater }: Subject, change: Decided): void {
  const name = unitName(id, dimension);
  const { fresh, kept } = useSession.getState();
  useSession.setState({
    drafts: withoutDraft(name),
    fresh: new Map(fresh).set(name, { ...stateAfter(change), at: Date.now() }),
    kept: new Set(kept).add(name),
  });
  const entry: Adjudication = { id: crypto.randomUUID(), at: new Date().toISOString(), transcript: id, dimension, rater, change };
  showOnDesk(key, entry);
  call('adjudicate.record', { entries: [entry] }).catch((error: unknown) => notRecorded(name, error));
}

/** The screen must not show what is not on disk: the state is again what the list says, and steps that never happened are forgotten. */
function notRecorded(name: string, error: unknown): void {
  tellProblem(error);
  const session = useSession.getState();
  const known = new Map(session.fresh);
  known.delete(name);
  useSession.setState({ fresh: known, ...without(session, ({ subject }) => unitName(subject.id, subject.dimension) === name) });
  void queryClient.invalidateQueries({ queryKey: ['adjudicate.get'] });
}

/** Decides or reopens. `before`: what stood until now. */
export function decideUnit(subject: Subject, change: Decided, before: Decided): void {
  useSession.setState((session) => did(session, { subject, undo: before, redo: change }));
  record(subject, change);
}

function travel(way: typeof takenBack<Step>, side: 'undo' | 'redo'): Step | null {
  const moved = way(useSession.getState());
  if (moved === null) return null;
  useSession.setState(moved.history);
  record(moved.step.subject, moved.step[side]);
  return moved.step;
}

/** Takes the last step back, as another entry of the log; returns it, so that the screen can go where it happened. */
export const undo = (): Step | null => travel(takenBack, 'undo');

/** Does again what was last undone. */
export const redo = (): Step | null => travel(doneAgain, 'redo');
