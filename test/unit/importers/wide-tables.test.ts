/** Tables of outsized shape: found by the fuzz run, each of them once hung or ended the reading. */
import { utils, write } from '@e965/xlsx';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { uniqueNames } from '../../../electron/engine/importers/names.ts';
import { fileOf } from './support/files.ts';
import { importFile } from './support/run.ts';

const names = (count: number, name = (n: number) => `c${n}`): string => Array.from({ length: count }, (_, n) => name(n)).join(';');

describe('tables of outsized shape', () => {
  it('refuses more columns than any spreadsheet has', async () => {
    const wide = fileOf('wide.csv', `${names(200_000)}\n1;2;3\n`);
    await expect(importFile(wide, { kind: 'couche' })).rejects.toMatchObject({
      code: 'columns-too-many',
      params: { file: 'wide.csv', count: 200_000, most: 16_384 },
    });
  });

  it('refuses a long line of names over a million short lines', async () => {
    const long = fileOf('long.csv', `x;y;${names(4000)}\n${'2;48\n'.repeat(200_000)}`);
    await expect(importFile(long, { kind: 'couche' })).rejects.toMatchObject({ code: 'columns-too-many' });
  });

  it('refuses a sheet whose last column makes each of its rows as long as a sheet can be', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['nom'], ['zone']]), 'A');
    const parts = unzipSync(new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer));
    const rows = Array.from({ length: 10_000 }, (_, n) => `<row r="${n + 1}"><c r="XFD${n + 1}"><v>1</v></c></row>`).join('');
    const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
    const far = fileOf('far.xlsx', zipSync({ ...parts, 'xl/worksheets/sheet1.xml': Buffer.from(sheet) }));
    await expect(importFile(far, { kind: 'couche' })).rejects.toMatchObject({ code: 'columns-too-many', params: { count: 16_384 } });
  });

  it('reads more short lines than a call takes arguments', async () => {
    const { report } = await importFile(fileOf('short.csv', `x;y\n${'2;48\n'.repeat(300_000)}`), { kind: 'couche' });
    expect(report).toMatchObject({ read: 300_000, imported: 300_000 });
  });

  it('numbers columns of one name in one pass', async () => {
    expect(uniqueNames(['a', 'a_2', 'a', 'a', 'a_2'])).toEqual(['a', 'a_2', 'a_3', 'a_4', 'a_2_2']);
    expect(new Set(uniqueNames(new Array<string>(100_000).fill('nom'))).size).toBe(100_000);
    const { report } = await importFile(fileOf('same.csv', `x;y;${names(10_000, () => 'nom')}\n2;48;a\n`), { kind: 'couche' });
    expect(report).toMatchObject({ read: 1, imported: 1 });
  });

  it('reads an OpenDocument whose writer did not begin it as the standard asks', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet([
        ['nom', 'x', 'y'],
        ['a', 2, 48],
      ]),
      'Sites',
    );
    const ods = fileOf('a.ods', new Uint8Array(write(book, { type: 'array', bookType: 'ods' }) as ArrayBuffer));
    expect((await importFile(ods, { kind: 'couche' })).report).toMatchObject({ format: 'ods', read: 1, imported: 1 });
    const other = fileOf('b.ods', zipSync({ 'lisez-moi.txt': Buffer.from('rien') }));
    await expect(importFile(other, { kind: 'couche' })).rejects.toMatchObject({ code: 'format-mismatch' });
  });
});
