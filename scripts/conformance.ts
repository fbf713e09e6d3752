// `npm run conformance`: what we write is read by the programs it is written for, and what they write by us; arguments
// are passed through.
import { join } from 'node:path';
import { freshBundles, freshSample } from './build.ts';
import { command, root, run } from './support/shell.ts';

await command(async () => {
  await freshBundles();
  await freshSample();
  const { status } = await run(process.execPath, [
    join(root, 'test', 'conformance', 'index.ts'),
    ...process.argv.slice(2),
  ]);
  return status;
});
