// The format of Inspect logs, in both of their containers.
import type { FileFormat } from '../importer.ts';
import { readArchive } from './archive.ts';
import { readLog } from './log.ts';

export const inspect: FileFormat = {
  name: 'inspect',
  description: 'Inspect AI evaluation logs, .eval and .json of all versions: a transcript per sample, with scores and human edits apart.',
  detects: 'a zip archive with header.json or _journal/start.json, or a JSON object with `version`, `status` and `eval`',
  detect(sniff) {
    if (sniff.kind === 'zip') return true;
    return (
      sniff.kind === 'json' &&
      sniff.layout !== 'list' &&
      sniff.keys.includes('eval') &&
      (sniff.keys.includes('version') || sniff.keys.includes('status'))
    );
  },
  read: (source, sniff) => (sniff.kind === 'zip' ? readArchive(source) : readLog(source)),
};
