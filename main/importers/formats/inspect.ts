// Inspect logs, in both of their containers.
import { basename, dirname } from 'node:path';
import { sure, type FileImporter } from '../importer.ts';
import { readArchive } from '../inspect/archive.ts';
import { SAMPLE_FIELDS } from '../inspect/fields.ts';
import { readLog } from '../inspect/log.ts';
import { hasNeighbour } from '../read/neighbours.ts';

/** Files that Inspect writes beside its logs. */
const BOOKKEEPING = /(?:^|\/)(?:logs|listing|eval-set)\.json$/;

export const importer: FileImporter = {
  reads: 'file',
  name: 'inspect',
  description:
    'Inspect AI evaluation logs, .eval and .json of all versions: one transcript per sample, with scores and human edits separately.',
  detects:
    'a zip archive with header.json or _journal/start.json, or a JSON object with `version`, `status` and `eval`',
  fields: SAMPLE_FIELDS,
  beside: (path) => BOOKKEEPING.test(path) && hasNeighbour(dirname(path), basename(path), /\.(?:eval|json)$/),
  detect(sniff) {
    if (sniff.kind === 'zip') return sure('it is a zip archive');
    const known =
      sniff.kind === 'json' &&
      sniff.layout !== 'list' &&
      sniff.fields.includes('eval') &&
      (sniff.fields.includes('version') || sniff.fields.includes('status'));
    return known ? sure('it has `version`, `status` and `eval`') : null;
  },
  read: (source, sniff) => (sniff.kind === 'zip' ? readArchive(source) : readLog(source)),
};
