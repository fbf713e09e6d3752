// Settings of the user: who is rating, recent studies, the window's place, changed keys.
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { z } from 'zod';
import { LONGEST_NAME } from '../../contract/limits.ts';
import type { AppState } from '../../contract/app-state.ts';
import { Rater } from '../../contract/rater.ts';
import { readJson } from '../../contract/json.ts';
import { userFile } from './places.ts';

const Bounds = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  maximized: z.boolean(),
});
export type Bounds = z.infer<typeof Bounds>;

const Settings = z.object({
  rater: Rater.nullable().default(null),
  /** Others who have rated at this machine. */
  others: z.array(Rater).default([]),
  recent: z.array(z.object({ path: z.string(), opened_at: z.string() })).default([]),
  bounds: Bounds.nullable().default(null),
  keys: z.record(z.string(), z.string()).default({}),
});
export type Settings = z.infer<typeof Settings>;

const RECENT = 10;

function path(): string {
  return userFile('settings.json');
}

/** The settings of the folder of the user's files that was last asked for. */
let current: { path: string; settings: Settings } | null = null;

function read(): Settings {
  try {
    return Settings.parse(readJson(readFileSync(path(), 'utf8')));
  } catch {
    return Settings.parse({});
  }
}

/** Settings that cannot be read are replaced by the default, so that the app can start. */
export function settings(): Settings {
  if (current?.path !== path()) current = { path: path(), settings: read() };
  return current.settings;
}

function systemUser(): string {
  try {
    return userInfo().username.slice(0, LONGEST_NAME);
  } catch {
    // an account without a name, as in some containers
    return '';
  }
}

/** The name of a person who has not entered one yet. */
let unnamed: AppState['rater'] | null = null;

/** Who is rating: the person who entered a name, at this start or earlier, otherwise the system's user. */
export function ownRater(): AppState['rater'] {
  const { rater } = settings();
  if (rater !== null) return { ...rater, named: true };
  unnamed ??= { id: randomUUID(), name: systemUser(), named: false };
  return unnamed;
}

/** Changes the rater; the previous one is kept among the others. Null if no known rater has this id. */
export function switchRater(to: { id: string } | { name: string }): Rater | null {
  const { rater: before, others } = settings();
  const known = others.find((one) => ('id' in to ? one.id === to.id : one.name === to.name));
  const next = known ?? ('name' in to ? { id: randomUUID(), name: to.name } : null);
  if (next === null) return null;
  const rest = others.filter(({ id }) => id !== next.id);
  remember({ rater: next, others: before === null ? rest : [before, ...rest] });
  return next;
}

/** Changes settings; they are on disk when it returns: a new file replaces the old one in one step. */
export function remember(change: Partial<Settings>): void {
  const changed = { ...settings(), ...change };
  mkdirSync(dirname(path()), { recursive: true });
  const fresh = `${path()}.new`;
  const file = openSync(fresh, 'w');
  try {
    writeSync(file, JSON.stringify(changed, null, 2));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(fresh, path());
  current = { path: path(), settings: changed };
}

/** Puts a study on top of the recent ones. */
export function rememberStudy(study: string): void {
  const others = settings().recent.filter((one) => one.path !== study);
  remember({ recent: [{ path: study, opened_at: new Date().toISOString() }, ...others].slice(0, RECENT) });
}
