// `npm run dist`: packages the app with electron-builder. With `--dir` only the unpacked app, which any runtime here can give.
import { join } from 'node:path';
import { freshBundles, freshSample } from './build.ts';
import { electronRuntime, runtimeEnvironment, type ElectronRuntime } from './electron-runtime.ts';
import { downloadPinned, installedPinned, pinnedVersion } from './runtime/pinned.ts';
import { freshly } from './support/fresh.ts';
import { command, must, root, say, Stop } from './support/shell.ts';
import { tool } from './support/tool.ts';

/** The folder, relative to the clone, and the program of the unpacked app for the machine at hand. */
function unpacked(folder: string): { dir: string; program: string } {
  const arch = process.arch === 'x64' ? '' : `-${process.arch}`;
  if (process.platform === 'darwin') {
    const dir = join(folder, `mac${arch}`);
    return { dir, program: join(dir, 'Touchstone.app', 'Contents', 'MacOS', 'Touchstone') };
  }
  if (process.platform === 'win32') {
    const dir = join(folder, `win${arch}-unpacked`);
    return { dir, program: join(dir, 'Touchstone.exe') };
  }
  const dir = join(folder, `linux${arch}-unpacked`);
  return { dir, program: join(dir, 'touchstone-app') };
}

/**
 * The unpacked app on the given runtime; returns the full path of its program. Made for the tests it lets them attach, and stands
 * in a folder of its own, so that nobody takes it for the app to give away.
 */
export async function unpackedApp(runtime: ElectronRuntime, forTests: boolean): Promise<string> {
  await freshBundles();
  await freshSample();
  const folder = forTests ? 'dist/test' : 'dist';
  const { dir, program } = unpacked(folder);
  const inputs = ['out/made-from', 'electron-builder.yml', 'package.json', 'LICENSE', 'resources', 'scripts/dist.ts'];
  await freshly(`${folder}/made-from`, program, [...inputs, join(runtime.dir, 'version')], async () => {
    say(`packaging the unpacked app on Electron ${runtime.version}${forTests ? ', open to tests' : ''}`);
    const settings = [`-c.directories.output=${folder}`, `-c.electronDist=${runtime.dir}`, `-c.electronVersion=${runtime.version}`];
    if (forTests) settings.push('-c.electronFuses.enableNodeCliInspectArguments=true');
    await electronBuilder(['--dir', ...settings], runtimeEnvironment(runtime), 'quiet');
  });
  if (runtime.origin === 'registry') say(`${dir} is for trying the app, not for release: it runs on Electron ${runtime.version}`);
  return join(root, program);
}

/** Everything that electron-builder.yml names for this system (or those that the arguments name), on the pinned Electron. */
async function installable(args: readonly string[]): Promise<void> {
  if ((installedPinned() ?? (await downloadPinned())) === null) {
    throw new Stop(`a release needs Electron ${pinnedVersion()}, which cannot be had here; 'npm run dist -- --dir' makes the unpacked app`);
  }
  await freshBundles();
  await freshSample();
  await electronBuilder([...args], process.env, 'through');
}

async function electronBuilder(args: readonly string[], env: NodeJS.ProcessEnv, stdout: 'quiet' | 'through'): Promise<void> {
  const [node, script] = tool('electron-builder');
  await must(node, [script, ...args, '--publish', 'never'], { stdout, env });
}

if (import.meta.main) {
  await command(async () => {
    const args = process.argv.slice(2);
    if (!args.includes('--dir')) return installable(args);
    const forTests = process.env['TOUCHSTONE_TEST_BUILD'] === '1';
    process.stdout.write(`${await unpackedApp(await electronRuntime(), forTests)}\n`);
  });
}
