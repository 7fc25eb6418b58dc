// The bundles of dist/, one table: which entry becomes which file, in which process it runs.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { build } from 'vite';
import { root, say } from '../setup/say.mjs';
import { launcher } from './launcher.mjs';

// Read from node_modules at run time: native code, WebAssembly files and font data that do not survive bundling.
const NATIVE = ['better-sqlite3', 'geos-wasm', '@resvg/resvg-wasm', 'pdfkit'];
const isExternal = (id) =>
  id === 'electron' ||
  id.startsWith('node:') ||
  builtinModules.includes(id) ||
  NATIVE.some((name) => id === name || id.startsWith(`${name}/`));

/** `launched`: the bundle is started through a small file of that name which switches the compile cache on first. */
const BUNDLES = [
  { folder: 'main', file: 'main.cjs', entry: 'electron/main/index.ts' },
  { folder: 'preload', file: 'preload.cjs', entry: 'electron/preload/index.ts' },
  { folder: 'relay', file: 'relay.cjs', entry: 'electron/relay/index.ts' },
  { folder: 'engine', file: 'engine.cjs', entry: 'electron/engine/index.ts', launched: true },
  { folder: 'engine', file: 'job.cjs', entry: 'electron/engine/jobs/worker.ts', launched: true },
  { folder: 'engine', file: 'reading.cjs', entry: 'electron/engine/api/threads/reading.ts', launched: true },
  { folder: 'engine', file: 'inspection.cjs', entry: 'electron/engine/api/threads/inspection.ts', launched: true },
  { folder: 'engine', file: 'tiles.cjs', entry: 'electron/engine/api/threads/tiles.ts', launched: true },
  { folder: 'engine', file: 'search.cjs', entry: 'electron/engine/api/threads/search.ts', launched: true },
  { folder: 'engine', file: 'stability.cjs', entry: 'electron/engine/api/threads/stability.ts', launched: true },
  { folder: 'engine', file: 'pages.cjs', entry: 'electron/engine/api/threads/pages.ts', launched: true },
  { folder: 'cli', file: 'emprise.cjs', entry: 'electron/cli/index.ts', launched: true },
  { folder: 'cli', file: 'thread.cjs', entry: 'electron/main/command-line-thread.ts' },
];

// Lowest runtime that must read the bundles: Electron 25 = Node 18 for main and preload. Engine and command line run on Node 24 there.
const TARGET = 'node18';

function buildOne(bundle, dist, extra) {
  const name = bundle.launched ? bundle.file.replace(/\.cjs$/, '.program') : bundle.file.replace(/\.cjs$/, '');
  return build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      // without `ssr` Vite takes the bundle for browser code and replaces process.env by {}
      ssr: true,
      outDir: path.join(dist, bundle.folder),
      emptyOutDir: false,
      target: TARGET,
      minify: false,
      reportCompressedSize: false,
      rollupOptions: {
        input: { [name]: path.join(root, bundle.entry) },
        external: isExternal,
        // parts loaded on demand stay in files of their own: a short command must not pay for the PDF writer. A sandboxed preload must be one file
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name]-[hash].cjs',
          codeSplitting: bundle.launched === true,
        },
      },
      ...extra,
    },
    ssr: { noExternal: true, external: NATIVE },
  });
}

/** Builds every Node bundle whose entry exists; with `{ watch: {} }` in `extra` answers the watchers. */
export async function buildBundles(dist, extra = {}) {
  const present = BUNDLES.filter((bundle) => existsSync(path.join(root, bundle.entry)));
  for (const bundle of BUNDLES) if (!present.includes(bundle)) say(`no ${bundle.entry} yet, ${bundle.file} is left out`);
  for (const bundle of present.filter((b) => b.launched)) {
    mkdirSync(path.join(dist, bundle.folder), { recursive: true });
    writeFileSync(path.join(dist, bundle.folder, bundle.file), launcher(bundle.file), { mode: 0o755 });
  }
  return Promise.all(present.map((bundle) => buildOne(bundle, dist, extra)));
}
