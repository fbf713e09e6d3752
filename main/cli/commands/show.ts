// `touchstone show`: prints one transcript, in its normal form or as it was imported.
import type { Command } from 'commander';
import type { Block, Message } from '../../../contract/transcript.ts';
import {
  allMessages,
  metadata,
  originalPieces,
  scoresOf,
  transcriptHead,
  transcriptKey,
  type Db,
} from '../../store/index.ts';
import { command, finish, onStudy, withJson, type JsonOption, type StudyOption } from '../command.ts';
import { json, out, visible, type Exit } from '../output.ts';
import { withStudy } from '../study.ts';

interface Options extends StudyOption, JsonOption {
  raw?: true;
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'text':
      return block.text;
    case 'reasoning':
      return `[reasoning (hidden from the user)${block.redacted ? ', redacted' : ''}]\n${block.text}`;
    case 'tool_call':
      return `[calls ${block.name}]\n${block.text}`;
    case 'tool_result':
      return `[${block.is_error ? 'error' : 'result'}${block.name === '' ? '' : ` of ${block.name}`}]\n${block.text}`;
    case 'image':
      return `[image] ${block.data === null ? block.text : ''}`;
  }
}

function messageText(message: Message, index: number): string {
  const notes = [message.branch === '' ? '' : `branch ${message.branch}`, message.prefilled ? 'prefilled' : ''].filter(
    (note) => note !== '',
  );
  return `── ${index + 1} ${message.role}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}\n${message.blocks.map(blockText).join('\n\n')}\n`;
}

function readable(db: Db, key: number): string {
  const { id, source_id, title, facets, sources } = transcriptHead(db, key);
  const facts = Object.entries(facets).map(([name, value]) => `${name}: ${value}`);
  const scores = scoresOf(db, key).map((s) => `${s.grader}.${s.dimension}: ${s.label ?? s.value ?? s.state}`);
  const places = sources.map(({ path, where, format }) => `${format} ${path}${where === '' ? '' : ` · ${where}`}`);
  const head = [
    title,
    id,
    ...(source_id === '' ? [] : [`source id: ${source_id}`]),
    ...facts,
    ...scores,
    ...places,
  ].join('\n');
  return `${head}\n\n${allMessages(db, key).map(messageText).join('\n')}`;
}

/** Written in pieces, since it may be longer than a string; white space at its end becomes one line end. */
function printOriginal(db: Db, key: number): void {
  let space = '';
  for (const piece of originalPieces(db, key)) {
    const words = (space + piece).trimEnd();
    space = (space + piece).slice(words.length);
    out(words);
  }
  out('\n');
}

function print(id: string, options: Options): Exit {
  withStudy(options.study, 'read', (db) => {
    const key = transcriptKey(db, id);
    if (options.raw) return printOriginal(db, key);
    if (!options.json) return out(visible(readable(db, key)));
    const { key: _, skeleton: __, ...head } = transcriptHead(db, key);
    return json({ ...head, messages: allMessages(db, key), scores: scoresOf(db, key), metadata: metadata(db, key) });
  });
  return 0;
}

/** The `show` command. */
export const show = (): Command =>
  withJson(onStudy(command('show', 'print one transcript, readable or as the original file has it')))
    .argument('<id>', 'its id, the beginning of it, or its source id')
    .option('--raw', 'print the original file’s text of it')
    .action((id: string, options: Options) => finish(() => print(id, options)));
