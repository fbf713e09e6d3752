// `npm start`: builds what is not fresh, finds Electron and opens the app, on the sample study if no other is named.
import { freshBundles, freshSample } from './build.ts';
import { electronRuntime, runtimeEnvironment } from './electron-runtime.ts';
import { announceScreenshot, mustDropSandbox, runWithDisplay, withFullPaths } from './support/launch.ts';
import { command, root, step } from './support/shell.ts';
import { hasDisplay } from './system-libraries.ts';

/** Chromium tells of a desktop's services that it does not find; only what ends it is for the terminal. */
const QUIET = '--log-level=3';

await command(async () => {
  const runtime = await step(({ version }) => `Electron ${version} is there`, electronRuntime);
  await step('the program is built', freshBundles);
  await step('the sample study is made', freshSample);

  const given = withFullPaths(process.argv.slice(2));
  const named = given.some((arg) => !arg.startsWith('-'));
  const args = [
    QUIET,
    ...((await mustDropSandbox()) ? ['--no-sandbox'] : []),
    root,
    ...given,
    ...(named ? [] : ['--sample']),
  ];
  const env = runtimeEnvironment(runtime);
  if (hasDisplay()) return runWithDisplay(runtime.executable, args, { env });

  const picture = announceScreenshot([
    'there is no display here, so the window is on a virtual one: to see the app itself, start it where DISPLAY names a display,',
    'as in "DISPLAY=:0 npm start" or after "ssh -X"; Ctrl+C ends it',
  ]);
  try {
    // under Xvfb there is no GPU to look for, and now and then the search for one never ends
    return await runWithDisplay(runtime.executable, ['--disable-gpu', ...args], { env: { ...env, ...picture.env } });
  } finally {
    picture.stop();
  }
});
