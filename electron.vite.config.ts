// How the three bundles are built: main (with its utility processes and the CLI), preload, renderer.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

// Stated, because electron-vite would derive them from the pinned Electron, while development and tests may run on the
// older registry runtime (scripts/electron-runtime.ts).
const node = 'node20.18';
const chrome = 'chrome130';

/** What each bundle is made of, with its licences: scripts/licenses.ts makes one file of the three. */
const license = { fileName: 'licenses.json' };

/**
 * Writes all letters beyond ASCII as escapes: Chromium holds a script that has one of them in two bytes a letter, and
 * reads it more slowly.
 */
const asciiScripts: Plugin = {
  name: 'ascii-scripts',
  generateBundle: (_, bundle) => {
    for (const file of Object.values(bundle))
      if (file.type === 'chunk')
        file.code = file.code.replaceAll(
          /[\u0080-\uffff]/g,
          (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
  },
};

export default defineConfig({
  main: {
    build: {
      target: node,
      outDir: 'out/main',
      // better-sqlite3 and DuckDB, the dependencies with binaries, stay outside; everything else is bundled.
      externalizeDeps: true,
      sourcemap: true,
      license,
      rolldownOptions: {
        input: {
          index: 'main/app/index.ts',
          store: 'main/serve/store.ts',
          jobs: 'main/serve/jobs.ts',
          cli: 'main/cli/index.ts',
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: node,
      outDir: 'out/preload',
      // A sandboxed preload can require nothing but electron: one CommonJS file with all it needs.
      externalizeDeps: false,
      license,
      rolldownOptions: {
        input: { index: 'preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [
      react(),
      asciiScripts,
      {
        // electron-vite makes it relative, for file://. Ours is served from app://, at addresses of any depth.
        name: 'absolute-addresses',
        enforce: 'post',
        config: () => ({ base: '/' }),
      },
    ],
    build: {
      target: chrome,
      outDir: 'out/renderer',
      minify: true,
      license,
      // Nothing becomes a data: address: what the content security policy allows is then what stands in out/renderer.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: 'renderer/index.html',
        // One file for all that the first screen needs; each place that loads when it is opened has its own.
        output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
      },
    },
  },
});
