// `npm start`: builds what is not fresh, finds Electron and opens the app, on the sample study if no other is named.
import { freshBundles, freshSample } from './build.ts';
import { electronRuntime, runtimeEnvironment } from './electron-runtime.ts';
import { announceScreenshot, mustDropSandbox, runWithDisplay, withFullPaths } from './support/launch.ts';
import { command, root, say } from './support/shell.ts';
import { hasDisplay } from './system-libraries.ts';

await command(async () => {
  const runtime = await electronRuntime();
  await freshBundles();
  await freshSample();

  const given = withFullPaths(process.argv.slice(2));
  const named = given.some((arg) => !arg.startsWith('-'));
  const args = [...((await mustDropSandbox()) ? ['--no-sandbox'] : []), root, ...given, ...(named ? [] : ['--sample'])];
  const env = runtimeEnvironment(runtime);
  if (hasDisplay()) return runWithDisplay(runtime.executable, args, { env });

  say('no display here: starting under xvfb-run; Ctrl+C ends it');
  const picture = announceScreenshot();
  try {
    // under Xvfb there is no GPU to look for, and now and then the search for one never ends
    return await runWithDisplay(runtime.executable, ['--disable-gpu', ...args], { env: { ...env, ...picture.env } });
  } finally {
    picture.stop();
  }
});
