// The packaged app, open to tests, and the environment in which tests and benchmarks find it.
import { unpackedApp } from '../dist.ts';
import { electronRuntime, runtimeEnvironment } from '../electron-runtime.ts';
import { mustDropSandbox } from './launch.ts';

/** Makes the runtime and the app if they are not there yet; test/support/app.ts reads the two variables. */
export async function appUnderTest(): Promise<NodeJS.ProcessEnv> {
  const runtime = await electronRuntime();
  const program = await unpackedApp(runtime, true);
  return {
    ...runtimeEnvironment(runtime),
    TOUCHSTONE_APP: program,
    // A virtual screen has no GPU, and Chromium's search for one now and then never ends.
    TOUCHSTONE_APP_ARGS: ['--disable-gpu', ...((await mustDropSandbox()) ? ['--no-sandbox'] : [])].join(' '),
  };
}
