import path from 'node:path';
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
