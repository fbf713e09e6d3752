// `npm run -s touchstone -- ARGS`: the command line of a clone, built first if it is not fresh, in the caller's folder.
import { join } from 'node:path';
import { freshBundles } from './build.ts';
import { callersFolder } from './support/launch.ts';
import { command, root, run } from './support/shell.ts';

await command(async () => {
  await freshBundles();
  const { status } = await run(process.execPath, [join(root, 'out', 'main', 'cli.js'), ...process.argv.slice(2)], {
    cwd: callersFolder(),
  });
  return status;
});
