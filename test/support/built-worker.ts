/** A script of a test as one file, for a process that the test may kill. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

/** `entry`: full path of the TypeScript file. Answers with the place of the built one, beside the packages it uses. */
export async function builtWorker(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true, external: ['better-sqlite3', 'geos-wasm'] },
    build: { ssr: entry, write: false, target: 'node20', rollupOptions: { output: { format: 'cjs', codeSplitting: false } } },
  });
  const output = Array.isArray(result) ? result[0] : result;
  const [chunk] = output && 'output' in output ? output.output : [];
  if (!chunk || !('code' in chunk)) throw new Error(`nothing was built from ${entry}`);
  const folder = path.join(import.meta.dirname, '../../node_modules/.cache/built-workers');
  mkdirSync(folder, { recursive: true });
  const script = path.join(folder, `${path.basename(entry, '.ts')}-${process.pid}.cjs`);
  writeFileSync(script, chunk.code);
  return script;
}
