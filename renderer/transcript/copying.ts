// A message, a link to one, or the whole transcript, as text for the clipboard.
import type { Block, Message } from '../../contract/transcript.ts';
import { queryClient } from '../client/queries.ts';
import { announce } from '../parts/announce.ts';
import { tellProblem } from '../parts/trouble.ts';
import { isMasked, type Folds } from './folds.ts';
import { CHUNK, chunkQuery } from './messages.ts';
import type { TranscriptModel } from './model.ts';

function blockText(block: Block): string {
  if (block.type === 'tool_call') return `${block.name}(${block.text})`;
  return block.text;
}

/** A message as text: the role of the speaker, then its blocks, without those that are masked. */
export const messageText = ({ role, blocks }: Message, folds: Pick<Folds, 'masked'>): string =>
  [`[${role}]`, ...blocks.filter((block) => !isMasked(folds, block)).map(blockText)].join('\n');

const chunkOf = (model: TranscriptModel, message: number): Promise<Message[]> =>
  queryClient.fetchQuery(chunkQuery(model.getState().head.key, Math.floor(message / CHUNK)));

function write(text: Promise<string>, said: string): void {
  text
    .then((all) => navigator.clipboard.writeText(all))
    .then(() => announce(said))
    .catch(tellProblem);
}

/** Puts one message on the clipboard. */
export function copyMessage(model: TranscriptModel, message: number): void {
  const { folds } = model.getState();
  const text = chunkOf(model, message).then((chunk) => {
    const found = chunk[message % CHUNK];
    return found === undefined ? '' : messageText(found, folds);
  });
  write(text, 'Message copied');
}

/**
 * Copies a link to a message that works for every user of the same study: the transcript's id and the number of the
 * message, counted from 1.
 */
export function copyLink(model: TranscriptModel, message: number): void {
  write(Promise.resolve(`touchstone:${model.getState().head.id}#${message + 1}`), 'Link copied');
}

/** Puts all messages on the clipboard. */
export function copyTranscript(model: TranscriptModel): void {
  const { head, folds } = model.getState();
  const all = async (): Promise<string> => {
    const texts: string[] = [];
    for (let from = 0; from < head.messages; from += CHUNK)
      texts.push(...(await chunkOf(model, from)).map((message) => messageText(message, folds)));
    return texts.join('\n\n');
  };
  write(all(), 'Transcript copied');
}
