/** How wide a table may be: beyond, nothing could be shown of it, and short lines under a long one would fill the memory with nothing. */
import { EmpriseError } from '../../../../shared/contract/errors.ts';

/** The widest sheet of any spreadsheet program: column XFD. */
const MAX_COLUMNS = 16_384;
/** Cells a table may come to with the ones its records leave out: 100 columns in each of the million rows of a sheet. */
const MAX_CELLS = 128 * 1024 * 1024;

/** Throws EmpriseError('columns-too-many'). */
export function refuseTooWide(file: string, columns: number, records: number, maxCells = MAX_CELLS): void {
  if (columns > MAX_COLUMNS || columns * records > maxCells) {
    const most = Math.min(MAX_COLUMNS, Math.floor(maxCells / Math.max(1, records)));
    throw new EmpriseError('columns-too-many', { file, count: columns, most });
  }
}
