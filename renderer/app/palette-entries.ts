// The entries of the palette: places, commands, actions of the current place, figures and transcripts.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { printComparison } from '../../contract/filter/print.ts';
import type { LibraryRow } from '../../contract/library.ts';
import { STATE_WORDS } from '../cards/rater-texts.ts';
import { useApp } from '../client/app-state.ts';
import { query } from '../client/queries.ts';
import { EVERYWHERE, mountedLayers, type Layer } from '../keys/registry.ts';
import { tellProblem } from '../parts/trouble.ts';
import { useCommands } from './commands.ts';
import { PLACES } from './places.ts';

export interface Entry {
  id: string;
  title: string;
  /** Distinguishes it from another entry of the same title. */
  about: string;
  keys?: string;
  run: () => void;
}

const MOST = 20;
/** Minimum length of a text search: shorter words match nearly every transcript. */
const LEAST_LETTERS = 2;

const sentence = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;

/**
 * The actions of a place's keys, each once. Keys that the rubric defines are left out: they choose answers, which the
 * cards show better.
 */
function actionsOf({ place, bindings }: Layer): Entry[] {
  const all = bindings().filter(({ fixed }) => fixed !== true);
  const first = new Map(all.toReversed().map((binding) => [binding.about, binding]));
  return [...first.values()].toReversed().map(({ about, keys, run }) => ({
    id: `${place} ${keys}`,
    title: sentence(about),
    about: place,
    keys,
    run: () => run(new KeyboardEvent('keydown', { key: keys })),
  }));
}

/** The actions that were possible when the palette opened: since then the palette has the focus, not the place. */
export function useActions(): readonly Entry[] {
  const [actions] = useState(() => {
    const own = mountedLayers().filter(({ place }) => place !== EVERYWHERE);
    const byId = new Map(own.flatMap(actionsOf).map((entry) => [entry.id, entry]));
    return [...byId.values()];
  });
  return actions;
}

/** Places, commands and saved figures. */
export function useFixedEntries(): Entry[] {
  const navigate = useNavigate();
  const hasStudy = useApp().study !== null;
  const places = PLACES.map(({ to, title, keys }): Entry => ({
    id: to,
    title,
    about: 'place',
    keys,
    run: () => void navigate({ to }),
  }));
  const commands = useCommands().filter(({ id, study }) => id !== 'palette' && (hasStudy || !study));
  const views = useQuery({ ...query('findings.views', {}), enabled: hasStudy });
  const figures = (hasStudy ? (views.data ?? []) : []).map(({ name, choice }): Entry => ({
    id: `figure ${name}`,
    title: name,
    about: 'figure',
    run: () => void navigate({ to: '/findings', search: { ...choice, saved: name } }),
  }));
  return [
    ...(hasStudy ? places : []),
    ...commands.map(({ id, title, keys, run }): Entry => ({
      id,
      title,
      about: 'command',
      ...(keys !== undefined && { keys }),
      run: () => void run().catch(tellProblem),
    })),
    ...figures,
  ];
}

/** The producer's own id or the first letters of ours, the model, and the state of the rater's label. */
const tellingOf = ({ id, source_id, facets, label }: LibraryRow): string =>
  [source_id === '' ? id.slice(0, 8) : source_id, String(facets['model'] ?? ''), STATE_WORDS[label]]
    .filter((part) => part !== '')
    .join(' · ');

const BY_TITLE = { column: 'title', descending: false };

/** A message that a copied link names: its transcript's id, and its number counted from 1. */
const LINK = /^touchstone:([0-9a-f]{8,64})#([1-9]\d{0,8})$/;

/**
 * The first transcripts that match a filter, as entries; none for a filter that cannot be read. `message`: the message
 * to go to, counted from 0.
 */
function useMatching(filter: string, enabled: boolean, message?: number): Entry[] {
  const navigate = useNavigate();
  const { rater } = useApp();
  const found = useQuery({
    ...query('library.transcripts', { filter, sort: BY_TITLE, rater: rater.id, after: 0 }),
    enabled,
  });
  const transcripts = enabled ? (found.data?.transcripts.slice(0, MOST) ?? []) : [];
  const rows = useQuery({
    ...query('library.rows', { transcripts, rater: rater.id }),
    enabled: transcripts.length > 0,
  });
  if (transcripts.length === 0) return [];
  return (rows.data ?? []).map((row): Entry => ({
    id: `transcript ${row.key}`,
    title: row.title,
    about: message === undefined ? tellingOf(row) : `message ${message + 1} · ${tellingOf(row)}`,
    run: () =>
      void navigate({
        to: '/library',
        search: { filter, key: row.key, ...(message === undefined ? {} : { message }) },
      }),
  }));
}

/**
 * The message that a copied link names; otherwise transcripts whose title has the words, then those whose text has
 * them. None while the words are too few.
 */
export function useTranscripts(words: string): Entry[] {
  const { study } = useApp();
  const enabled = study !== null && words.length >= LEAST_LETTERS;
  const [, id, number] = LINK.exec(words.trim()) ?? [];
  const linked = useMatching(`id:${id ?? ''}`, enabled && id !== undefined, Number(number) - 1);
  const isPlain = enabled && id === undefined;
  const titled = useMatching(printComparison({ kind: 'name', name: 'title' }, ':', words), isPlain);
  const known = new Set(titled.map((entry) => entry.id));
  const inText = useMatching(words, isPlain).filter((entry) => !known.has(entry.id));
  return [...linked, ...titled, ...inText].slice(0, MOST);
}
