/** Workbooks of the old format as the library is given them: the values of sound ones unchanged, damaged ones read to an end. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CFB, read, utils, type WorkBook, write } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadsheet } from '../../../electron/engine/importers/spreadsheet/index.ts';
import { harmlessRecords } from '../../../electron/engine/importers/spreadsheet/old-records.ts';
import { fileOf } from './support/files.ts';
import { featuresOf, importFile, refusalOf } from './support/run.ts';

/** Written by LibreOffice 7: numbers, texts and truths computed by formulas, a link, a comment. */
const FORMULAS = readFileSync(path.join(import.meta.dirname, '../../fixtures/formats/formules.xls'));

const streamOf = (file: Buffer): Buffer => {
  const container = CFB.read(file, { type: 'buffer' });
  return Buffer.from((CFB.find(container, '/Workbook') ?? CFB.find(container, '/Book')).content);
};
const packed = (stream: Buffer): Buffer => {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/Workbook', stream);
  return CFB.write(container, { type: 'buffer' }) as Buffer;
};

/** Places of the records of a type. */
function placesOf(stream: Buffer, type: number): number[] {
  const places: number[] = [];
  for (let at = 0; at + 4 <= stream.length; at += 4 + stream.readUInt16LE(at + 2)) if (stream.readUInt16LE(at) === type) places.push(at);
  return places;
}

const OPTIONS = { type: 'buffer', dense: true, cellNF: true, cellText: false, cellFormula: false } as const;
const cellsOf = (book: WorkBook) =>
  book.SheetNames.map((name) => [
    name,
    (book.Sheets[name]?.['!data'] ?? []).map((row) => row?.map((cell) => cell && [cell.t, cell.v, cell.z])),
    book.Sheets[name]?.['!merges'],
  ]);

describe('records of an old workbook', () => {
  it('keep every value, format and merged cell of a sound one', () => {
    const table = [
      ['nom', 'surface', 'le'],
      ...Array.from({ length: 3000 }, (_, row) => [
        `œuvré à ${'é'.repeat(row % 90)}${row}`,
        row / 7,
        { t: 'n', v: 45_000 + row, z: 'dd/mm/yyyy' },
      ]),
    ];
    const sheet = utils.aoa_to_sheet(table);
    sheet['!merges'] = [{ s: { r: 1, c: 0 }, e: { r: 3, c: 0 } }];
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, 'A');
    utils.book_append_sheet(book, utils.aoa_to_sheet([[true, 'fin']]), 'B');
    const files = (['biff8', 'biff5'] as const).map((bookType) => write(book, { type: 'buffer', bookType }) as Buffer);
    for (const file of [...files, FORMULAS]) {
      const records = harmlessRecords(streamOf(file));
      expect(cellsOf(read(records, OPTIONS))).toEqual(cellsOf(read(file, OPTIONS)));
    }
  });

  it('give the results of formulas whatever became of the formulas', async () => {
    const stream = streamOf(FORMULAS);
    const formulas = placesOf(stream, 0x0006);
    expect(formulas).toHaveLength(6);
    // length of the tokens, then the tokens: the library would go on beyond the end of the record
    for (const at of formulas) stream.fill(0x18, at + 24, at + 30);
    const features = await featuresOf(await spreadsheet.open(fileOf('formules.xls', packed(stream)), {}));
    expect(features.map(({ values }) => values)).toEqual([
      { nom: 'Péronne', surface: '12.5', double: '40.5', libellé: 'Péronne – œuvré', grand: 'vrai', lon: '2.93', lat: '49.93' },
      { nom: 'Ham', surface: '3', double: '9', libellé: 'Ham – est', grand: 'faux', lon: '3.07', lat: '49.75' },
    ]);
  });

  it('announce as many shared texts as are there whole', async () => {
    const stream = streamOf(FORMULAS);
    const [shared] = placesOf(stream, 0x00fc) as [number];
    const announced = stream.readUInt32LE(shared + 8);
    expect(harmlessRecords(stream)?.readUInt32LE(shared + 8)).toBe(announced);
    // the last text is said to be longer than the record
    stream.writeUInt32LE(announced + 1000, shared + 8);
    expect(harmlessRecords(stream)?.readUInt32LE(shared + 8)).toBe(announced);
    stream.writeUInt16LE(0x7fff, shared + 12);
    expect(harmlessRecords(stream)?.readUInt32LE(shared + 8)).toBe(0);
    expect(await refusalOf(() => importFile(fileOf('a.xls', packed(stream)), { kind: 'couche' }))).toMatchObject({
      code: 'spreadsheet-damaged',
      params: { file: 'a.xls', cause: 'foreign' },
    });
  });

  it('refuse a stream that begins otherwise, and leave the place of all others as it was', () => {
    const stream = streamOf(FORMULAS);
    expect(harmlessRecords(stream.subarray(1))).toBeNull();
    expect(harmlessRecords(Buffer.alloc(3))).toBeNull();
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(stream.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }), (changes) => {
        const damaged = Buffer.from(stream);
        for (const [at, byte] of changes) if (at >= 2) damaged[at] = byte;
        const records = harmlessRecords(damaged) as Buffer;
        expect(records).toHaveLength(damaged.length);
        // whatever is left, the library ends: by its cells or by an error
        try {
          read(records, OPTIONS);
        } catch (error) {
          expect(error).toBeDefined();
        }
      }),
      { numRuns: 150 },
    );
  });
});
