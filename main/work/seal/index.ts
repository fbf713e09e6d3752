// Seals: signs a study's state, prints it on a line, and compares it with the study later.
import { createHash } from 'node:crypto';
import { TouchstoneError } from '../../../contract/errors.ts';
import { SealedState, type Against, type Seal } from '../../../contract/seal.ts';
import { whole, writeWhole } from '../../exporters/index.ts';
import { logHolds, onSnapshot, packetKey, sealedState, stateOfBackup, type Db } from '../../store/index.ts';
import { fingerprint, isSignedBy, newKey, publicHalf, signed } from '../signing/index.ts';

/** The name of a state: the sha256 of its JSON. */
const nameOf = (state: SealedState): string => createHash('sha256').update(JSON.stringify(state)).digest('hex');

/** The state of a backup; null if it has none or cannot be read. Does not change the file. */
export function nameOfBackup(path: string): string | null {
  const state = stateOfBackup(path);
  return state === null ? null : nameOf(state);
}

/** What the signature of a seal covers. */
const signedText = (state: string): Buffer => Buffer.from(`touchstone seal ${state}`, 'utf8');

/** Makes the study's key, if it has none yet. Throws errors of the disk. */
export const requireKey = (db: Db): string => packetKey(db, newKey);

/**
 * Seals the study's current state. It uses the digests that every write updates, so the time does not grow with the
 * study. Throws errors of the disk if the study has no key yet.
 */
export function sealOf(db: Db): Seal {
  // first, because a new key is written to the study and changes its state
  const key = requireKey(db);
  const sealed = sealedState(db);
  const state = nameOf(sealed);
  return { ...sealed, state, public_key: publicHalf(key), signature: signed(signedText(state), key) };
}

/** A seal on one line, as JSON that `sealIn` finds again. */
export const sealJson = (seal: Seal): string => JSON.stringify(seal);

/** The part of a key that two people compare over the telephone. */
export const keyOfSeal = ({ public_key }: Seal): string => fingerprint(public_key);

/** Writes a seal, whole or not at all. Throws errors of the disk. */
export async function writeSeal(path: string, seal: Seal): Promise<void> {
  await writeWhole(path, whole(`${sealJson(seal)}\n`));
}

/** Throws `bad_input` if the signature of a seal does not match. */
function requireSound({ state, public_key, signature, ...sealed }: Seal): void {
  // parsed again, because the name is the hash of JSON whose keys are in the order of the schema
  if (state === nameOf(SealedState.parse(sealed)) && isSignedBy(signedText(state), signature, public_key)) return;
  throw new TouchstoneError(
    'bad_input',
    'The seal was changed after it was signed',
    state,
    'Ask the person who published the number for the seal',
  );
}

function tablesBeside(sealed: Seal, now: Seal): Against['tables'] {
  const before = new Map(sealed.tables.map((table) => [table.name, table]));
  const after = new Map(now.tables.map((table) => [table.name, table]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [was, is] = [before.get(name), after.get(name)];
    return was?.sha256 === is?.sha256 ? [] : [{ name, sealed: was?.rows ?? 0, now: is?.rows ?? 0 }];
  });
}

/**
 * Compares the study with a seal. It trusts the digests of the study, so run `verify` as well. Throws `bad_input` for a
 * seal that was changed, and for one of another study.
 */
export function heldAgainst(db: Db, seal: Seal): Against {
  requireSound(seal);
  const now = sealOf(db);
  if (now.study !== seal.study)
    throw new TouchstoneError(
      'bad_input',
      'The seal is of another study',
      seal.study,
      'Name the study of which it was made',
    );
  return onSnapshot(db, () => {
    const tables = tablesBeside(seal, now);
    const logs = seal.logs.map((was) => {
      const entries = now.logs.find(({ log }) => log === was.log)?.entries ?? 0;
      return { log: was.log, sealed: was.entries, now: entries, holds: logHolds(db, was) };
    });
    const grown = tables.length === 0 && logs.every(({ holds }) => holds);
    return {
      verdict: now.state === seal.state ? 'same' : grown && now.form === seal.form ? 'grown' : 'differs',
      state: { sealed: seal.state, now: now.state },
      form: { sealed: seal.form, now: now.form },
      own_key: now.public_key === seal.public_key,
      tables,
      logs,
    };
  });
}
