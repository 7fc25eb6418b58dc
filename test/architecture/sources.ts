import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

export interface SourceFile {
  /** Path from the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export interface ImportedModule {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** Every TypeScript file of the product rooms. */
export function productSources(): SourceFile[] {
  return ['shared', 'electron', 'renderer'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => {
        const file = path.posix.join(folder, name.split(path.sep).join('/'));
        return { path: file, text: readFileSync(path.join(root, file), 'utf8') };
      }),
  );
}

const STATEMENT = /^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\s+from\s+)?'([^']+)'/gm;
const DYNAMIC = /\bimport\(\s*'([^']+)'\s*\)/g;

export function importsOf(text: string): ImportedModule[] {
  const statements = [...text.matchAll(STATEMENT)].map((match) => ({ specifier: match[2] as string, typeOnly: match[1] !== undefined }));
  const dynamic = [...text.matchAll(DYNAMIC)].map((match) => ({ specifier: match[1] as string, typeOnly: false }));
  return [...statements, ...dynamic];
}
