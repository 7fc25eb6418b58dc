import { realpathSync } from 'node:fs';
import path from 'node:path';
import { EmpriseError } from '../../shared/contract/errors.ts';
import { nearest } from '../../shared/expression/index.ts';
import { UsageFault } from './faults.ts';

/** The format a file to write is asked in, by its ending. */
export function formatByEnding<F extends string>(file: string, formats: Readonly<Record<string, F>>): F {
  const ending = path.extname(file).toLowerCase();
  const format = formats[ending];
  if (format !== undefined) return format;
  const endings = Object.keys(formats);
  throw new UsageFault('format-unknown', { file, suggestion: nearest(ending, endings) ?? 'none', values: endings.join(', ') });
}

/** Throws `target-not-writable` where the file to write is one the command reads, under any name. */
export function refuseOwnFiles(target: string, read: readonly string[]): void {
  if (read.some((file) => realPlace(file) === realPlace(target)))
    throw new EmpriseError('target-not-writable', { file: path.basename(target) }, 'it is read by the same command');
}

function realPlace(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return path.resolve(file);
  }
}
