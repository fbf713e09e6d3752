// The session of Adjudicate: every decision is an entry of its log, and list and desk show it at once.
import { create } from 'zustand';
import type { Unit } from '../../contract/unit.ts';
import { goldDraft } from '../../contract/draft.ts';
import type { Adjudication, Gold } from '../../contract/gold.ts';
import { decisionAfter } from '../../contract/log.ts';
import { call } from '../client/call.ts';
import { query, queryClient } from '../client/queries.ts';
import { Session, type Noun, type Step } from '../desk/session.ts';
import { TakenDrafts } from '../desk/taken.ts';
import { drafts } from './drafts.ts';
import { unitName, type UnitPlace } from './list.ts';

export type Decided = Adjudication['change'];

/** The unit of a decision, and who decides. */
export interface UnitSubject extends UnitPlace {
  id: string;
  rater: string;
}

export type AdjudicateStep = Step<UnitSubject, Decided>;

interface Units {
  /** States that are newer than the list: the state of each unit, and when it changed. */
  fresh: ReadonlyMap<string, Pick<Unit, 'state' | 'gold'> & { at: number }>;
  /** Units that were just decided, which stay in the list. */
  kept: ReadonlySet<string>;
  namesHidden: boolean;
}

const NOTHING: Units = { fresh: new Map(), kept: new Set(), namesHidden: false };

export const useUnitStates = create<Units>()(() => NOTHING);

/** Drops the decided units from the list, after its filter changed. */
export const letGo = (): void => useUnitStates.setState({ kept: new Set() });

export const hideNames = (namesHidden: boolean): void => useUnitStates.setState({ namesHidden });

const nameOf = ({ id, dimension }: UnitSubject): string => unitName(id, dimension);
const draftOf = ({ id, dimension }: UnitSubject): string => goldDraft({ transcript: id, dimension });

const taken = new TakenDrafts(drafts);

function stateAfter(change: Decided): Pick<Unit, 'state' | 'gold'> {
  const decision = decisionAfter(change);
  if (decision === null) return { state: 'open', gold: null };
  return { state: 'gold', gold: { level: decision.level, rule: decision.rule } };
}

/** Shows a decision on the desk at once, because the next key may concern it. */
function showOnDesk(key: number, entry: Adjudication): void {
  const { dimension, rater, at, change } = entry;
  const { queryKey } = query('adjudicate.get', { key, rater: rater ?? '' });
  queryClient.setQueryData(queryKey, (rated) => {
    if (rated === undefined) return rated;
    const others = rated.gold.filter((one) => one.dimension !== dimension);
    const decision = decisionAfter(change);
    const own: Gold[] = decision === null ? [] : [{ ...decision, dimension, rater, at }];
    return { ...rated, gold: [...others, ...own], log: [...rated.log, entry] };
  });
}

function show(subject: UnitSubject, entry: Adjudication): void {
  taken.take(draftOf(subject), entry.change);
  const { fresh, kept } = useUnitStates.getState();
  useUnitStates.setState({
    fresh: new Map(fresh).set(nameOf(subject), { ...stateAfter(entry.change), at: Date.now() }),
    kept: new Set(kept).add(nameOf(subject)),
  });
  showOnDesk(subject.key, entry);
}

const goldNoun: Noun<UnitSubject, Decided, Adjudication> = {
  nameOf,
  entry: ({ id: transcript, dimension, rater }, change) => ({
    id: crypto.randomUUID(),
    at: new Date().toISOString(),
    transcript,
    dimension,
    rater,
    change,
  }),
  show: (subject, entries) => entries.forEach((entry) => show(subject, entry)),
  send: async (entries) => {
    await call('adjudicate.record', { entries: [...entries] });
    taken.recorded(entries.map(goldDraft));
  },
  readAgain: async (subject) => {
    const fresh = new Map(useUnitStates.getState().fresh);
    fresh.delete(nameOf(subject));
    useUnitStates.setState({ fresh });
    taken.failed(draftOf(subject));
    await queryClient.invalidateQueries({ queryKey: ['adjudicate.get'] });
  },
  reversed: (subject, changes) => taken.bringBack(draftOf(subject), changes),
  reset: () => {
    taken.reset();
    useUnitStates.setState(NOTHING);
  },
};

export const session = new Session(goldNoun);

/** Decides or reopens a unit. `before`: the change that restores the current state. */
export const decideUnit = (subject: UnitSubject, change: Decided, before: Decided): void =>
  session.do(subject, [before], [change]);
