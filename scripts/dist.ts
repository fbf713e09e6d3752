// `npm run dist`: lists the packages of the app that can be built here, and builds them with electron-builder; with
// `--dir` only the unpacked app.
import { copyFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { freshBundles, freshSample } from './build.ts';
import { electronRuntime, runtimeEnvironment, type ElectronRuntime } from './electron-runtime.ts';
import { downloadPinned, installedPinned, pinnedVersion } from './runtime/pinned.ts';
import { writeLicenses } from './licenses.ts';
import { freshly } from './support/fresh.ts';
import { jsonFile } from './support/json-file.ts';
import { command, must, root, say, Stop } from './support/shell.ts';
import { tool } from './support/tool.ts';

/** The folder of packages with binaries in an unpacked app of Linux or Windows. */
const UNPACKED = join('resources', 'app.asar.unpacked', 'node_modules');

/** The folder, relative to the clone, and the program of the unpacked app for this machine. */
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
 * Packages the unpacked app on the given runtime, and returns the full path of its program. One for tests allows them
 * to attach, and has a folder of its own, so that nobody publishes it.
 */
export async function unpackedApp(runtime: ElectronRuntime, forTests: boolean): Promise<string> {
  await freshBundles();
  await freshSample();
  const folder = forTests ? 'dist/test' : 'dist';
  const { dir, program } = unpacked(folder);
  const inputs = [
    'out/made-from',
    'electron-builder.yml',
    'package.json',
    'LICENSE',
    'resources',
    'scripts/dist.ts',
    'scripts/licenses.ts',
  ];
  await freshly(`${folder}/made-from`, program, [...inputs, join(runtime.dir, 'version')], async () => {
    say(`packaging the unpacked app on Electron ${runtime.version}${forTests ? ', open to tests' : ''}`);
    const settings = [
      `-c.directories.output=${folder}`,
      `-c.electronDist=${runtime.dir}`,
      `-c.electronVersion=${runtime.version}`,
    ];
    writeLicenses();
    if (forTests) settings.push('-c.electronFuses.enableNodeCliInspectArguments=true');
    await electronBuilder(['--dir', ...settings], runtimeEnvironment(runtime), 'quiet');
    // A runtime that cannot load the prebuilt binary gets the compiled one, so that it also works without a clone.
    const binary = join(
      root,
      dirname(program),
      UNPACKED,
      'better-sqlite3',
      'prebuilds',
      `${process.platform}-${process.arch}.node`,
    );
    if (runtime.sqliteBinding !== null) copyFileSync(runtime.sqliteBinding, binary);
  });
  if (runtime.origin === 'registry')
    say(`${dir} is for trying the app, not for release: it runs on Electron ${runtime.version}`);
  return join(root, program);
}

/**
 * Packs the unpacked app as one archive with a folder of its name, and returns the full path. Uses `tar`, because
 * electron-builder would download a packer.
 */
async function archive(runtime: ElectronRuntime, forTests: boolean): Promise<string> {
  const program = await unpackedApp(runtime, forTests);
  const folder = forTests ? 'dist/test' : 'dist';
  // the name of a trial build must differ from that of a release of the same version
  const name = `touchstone-${ownVersion()}${runtime.origin === 'registry' ? `-on-electron-${runtime.version}` : ''}`;
  const file = join(folder, `${name}.tar.gz`);
  await freshly(`${folder}/archive-made-from`, file, [`${folder}/made-from`], async () => {
    say('packing the unpacked app as tar.gz');
    const place = dirname(program);
    const named = ['--owner=0', '--group=0', `--transform=s,^\\.,${name},`];
    await must('tar', [...named, '-czf', file, '-C', place, '.'], { stdout: 'quiet' });
  });
  return join(root, file);
}

function ownVersion(): string {
  return jsonFile(z.object({ version: z.string() }), 'package.json').version;
}

/**
 * Lists what can be built here, and builds it. With the pinned Electron: everything in electron-builder.yml for this
 * system (or in the arguments), and on Linux an archive. Without it: only the archive, on the registry runtime.
 */
async function packages(args: readonly string[]): Promise<void> {
  const linux = process.platform === 'linux';
  if ((installedPinned() ?? (await downloadPinned())) !== null) {
    say(
      `can be made here: a release on Electron ${pinnedVersion()}, as electron-builder.yml names it${linux ? ', and tar.gz' : ''}`,
    );
    await freshBundles();
    await freshSample();
    writeLicenses();
    await electronBuilder([...args], process.env, 'through');
  } else {
    if (!linux)
      throw new Stop(`packages need Electron ${pinnedVersion()}, which cannot be downloaded here (docs/release.md)`);
    say(
      'can be made here: the unpacked app and tar.gz, for trying; AppImage, deb and any release need downloads (docs/release.md)',
    );
  }
  if (linux) await announced(archive(await electronRuntime(), false));
}

async function announced(made: Promise<string>): Promise<void> {
  process.stdout.write(`${await made}\n`);
}

async function electronBuilder(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  stdout: 'quiet' | 'through',
): Promise<void> {
  const [node, script] = tool('electron-builder');
  await must(node, [script, ...args, '--publish', 'never'], { stdout, env });
}

if (import.meta.main) {
  await command(async () => {
    const args = process.argv.slice(2);
    const forTests = process.env['TOUCHSTONE_TEST_BUILD'] === '1';
    if (args.includes('--dir')) return announced(unpackedApp(await electronRuntime(), forTests));
    if (forTests) return announced(archive(await electronRuntime(), true));
    return packages(args);
  });
}
