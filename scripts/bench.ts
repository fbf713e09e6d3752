// `npm run bench`: the benchmarks of test/bench, with the packaged app and a display to measure it on; arguments are
// passed through.
import { join } from 'node:path';
import { appUnderTest } from './support/app-under-test.ts';
import { runWithDisplay } from './support/launch.ts';
import { command, root } from './support/shell.ts';

await command(async () => {
  const env = await appUnderTest();
  return runWithDisplay(process.execPath, [join(root, 'test', 'bench', 'index.ts'), ...process.argv.slice(2)], { env });
});
