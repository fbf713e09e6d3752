// Makes the sample study: `npm run sample-study [-- --out FILE]`.
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeSampleStudy } from './sample-study/write.ts';
import { command, root, say } from './support/shell.ts';

await command(async () => {
  const { values } = parseArgs({
    options: { out: { type: 'string', default: join(root, 'resources', 'sample-study', 'sample.touchstone') } },
  });
  const path = resolve(values.out);
  mkdirSync(dirname(path), { recursive: true });
  say(`${await writeSampleStudy(path)} transcripts in ${path}`);
});
