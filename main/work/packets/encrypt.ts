// Encryption of a payload: the age format (age-encryption.org), with its author's library. No cryptography of our own.
import { randomBytes } from 'node:crypto';
import { Decrypter, Encrypter } from 'age-encryption';
import { TouchstoneError } from '../../../contract/errors.ts';

/**
 * A passphrase is protected by work (2^18 rounds of scrypt); a random secret needs none, so it uses one round, the
 * least that age takes.
 */
const WORK = { passphrase: 18, random: 1 };

/** The key of a payload: a passphrase that people tell each other, or a secret that a packet carried. */
export interface Secret {
  kind: keyof typeof WORK;
  words: string;
}

/** These words as a secret, null if there are none. */
export const secretOf = (kind: Secret['kind'], words: string | null): Secret | null =>
  words === null ? null : { kind, words };

/** A random secret. */
export const randomSecret = (): string => randomBytes(32).toString('base64');

/** Encrypts a stream; memory holds one piece of it. */
export async function* encrypted(
  chunks: AsyncIterable<Uint8Array>,
  { kind, words }: Secret,
): AsyncGenerator<Uint8Array> {
  const age = new Encrypter();
  age.setPassphrase(words);
  age.setScryptWorkFactor(WORK[kind]);
  yield* await age.encrypt(ReadableStream.from(chunks));
}

/** Decrypts a stream. Throws `passphrase` if the secret is wrong. */
export async function* decrypted(
  chunks: AsyncIterable<Uint8Array>,
  { words }: Secret,
  path: string,
): AsyncGenerator<Buffer> {
  const age = new Decrypter();
  age.addPassphrase(words);
  const opened = await age.decrypt(ReadableStream.from(chunks)).catch((error: unknown) => {
    throw new TouchstoneError('passphrase', 'The passphrase does not open this packet', path, 'Ask the sender for it', {
      cause: error,
    });
  });
  for await (const chunk of opened) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}
