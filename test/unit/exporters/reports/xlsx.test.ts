import { read, utils, type WorkBook, type WorkSheet } from '@e965/xlsx';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { writers } from '../../../../electron/engine/exporters/reports/index.ts';
import { dateSerial } from '../../../../electron/engine/exporters/reports/xlsx/formats.ts';
import { sheetNames } from '../../../../electron/engine/exporters/reports/xlsx/sheet-names.ts';
import type { Report, TableBlock } from '../../../../shared/report/model.ts';
import { inventory, occupation, RESOURCES, sampleReport } from './sample-report.ts';
import { all, OfficeFile } from './support.ts';

let report: Report;
let file: OfficeFile;
let book: WorkBook;
beforeAll(async () => {
  report = await sampleReport();
  const bytes = await writers.xlsx(report, { resources: RESOURCES });
  file = new OfficeFile(bytes);
  book = read(bytes, { cellFormula: true, cellNF: true });
});
const sheet = (name: string): WorkSheet => {
  const found = book.Sheets[name];
  if (!found) throw new Error(`no sheet ${name} in ${book.SheetNames.join()}`);
  return found;
};
const TERRAINS = 'Occupation des 14 terrains';
const SITES = 'Sites de la sélection liste';

async function tableOnly(table: TableBlock): Promise<WorkSheet> {
  const bytes = await writers.xlsx(
    { ...report, sections: [{ id: 'a', title: null, span: 'full', blocks: [table] }] },
    { resources: RESOURCES },
  );
  const only = read(bytes, { cellFormula: true });
  return only.Sheets[only.SheetNames[1] as string] as WorkSheet;
}

describe('Excel', () => {
  it('has a sheet for the whole, one for each table and one for sources and methods', () => {
    expect(book.SheetNames).toEqual(['Synthèse', TERRAINS, SITES, 'Sources et méthodes']);
  });

  it('keeps codes as text, with their zeros', () => {
    expect(sheet(SITES)['A4']).toMatchObject({ t: 's', v: '01004', z: '@' });
  });

  it('keeps numbers as numbers, with the unit in the title and French digits', () => {
    expect(sheet(SITES)['C3'].v).toBe('Surface (ha)');
    expect(sheet(SITES)['C4']).toMatchObject({ t: 'n', v: 10, z: '[$-40C]#,##0.0' });
    // metres become kilometres, as everywhere else
    expect(sheet(SITES)['D3'].v).toBe('Échangeur (km)');
    expect(sheet(SITES)['D4']).toMatchObject({ t: 'n', v: 0.31 });
    expect(sheet(SITES)['G4']).toMatchObject({ t: 'n', z: 'dd/mm/yyyy' });
  });

  it('says what is missing, and never as zero', () => {
    expect(sheet(SITES)['C5'].v).toBe('non renseigné');
    const facts = utils.sheet_to_json<string[]>(sheet('Synthèse'), { header: 1 });
    expect(facts.find((row) => row[1] === 'Puissance électrique')?.[2]).toBe('non renseigné');
  });

  it('adds up by live formulas whose values are those of the report', () => {
    expect(sheet(TERRAINS)['B9']).toMatchObject({ f: 'SUBTOTAL(9,$B$4:$B$8)', v: 63.4 });
    expect(sheet(TERRAINS)['A9'].v).toBe('Ensemble du site');
    expect(sheet(TERRAINS)['C4']).toMatchObject({ f: 'IF(SUM($B$4:$B$8)=0,0,B4/SUM($B$4:$B$8))' });
    expect(sheet(TERRAINS)['C4'].v).toBeCloseTo(45 / 63.4, 12);
    expect(sheet(TERRAINS)['B10']).toMatchObject({ f: 'SUBTOTAL(1,$B$4:$B$8)' });
    expect(sheet(TERRAINS)['B10'].v).toBeCloseTo(63.4 / 5, 12);
  });

  it('weights scores over what is known', () => {
    const known = inventory(12).rows.flatMap(({ cells }) => (typeof cells[5] === 'number' ? [cells[5]] : []));
    const cell = sheet(SITES)['F18'];
    expect(cell.f).toBe('SUMPRODUCT($E$4:$E$15,$F$4:$F$15)/SUMPRODUCT($E$4:$E$15,--ISNUMBER($F$4:$F$15))');
    expect(cell.v).toBeCloseTo(known.reduce((sum, value) => sum + value, 0) / known.length, 12);
  });

  it('makes no formula of a total that the rows do not add up to', async () => {
    const cut = await tableOnly({ ...occupation, rows: occupation.rows.slice(0, 3) });
    expect(cut['B7']).toMatchObject({ t: 'n', v: 63.4 });
    expect(cut['B7'].f).toBeUndefined();
    expect(cut['C4'].f).toBeUndefined();
    expect(cut['C4'].v).toBeCloseTo(45 / 63.4, 12);
  });

  it('filters the rows without the foot, and keeps the titles in sight and on paper', () => {
    expect(sheet(SITES)['!autofilter']).toEqual({ ref: 'A3:H15' });
    expect(all(file.xml('xl/worksheets/sheet3.xml'), 'pane')[0]?.attributes).toMatchObject({ ySplit: '3', state: 'frozen' });
    expect(all(file.xml('xl/workbook.xml'), 'definedName').map(({ attributes, text }) => `${attributes['name']} ${text}`)).toContain(
      `_xlnm.Print_Titles '${SITES}'!$3:$3`,
    );
    expect(all(file.xml('xl/worksheets/sheet3.xml'), 'pageSetup')[0]?.attributes).toMatchObject({
      fitToWidth: '1',
      fitToHeight: '0',
      paperSize: '9',
    });
  });

  it('keeps origins, methods and sources', () => {
    const facts = utils.sheet_to_json<string[]>(sheet('Synthèse'), { header: 1 });
    expect(facts.find((row) => row[1] === 'Surface géodésique')).toEqual([
      '',
      'Surface géodésique',
      63.4,
      'ha',
      'C',
      'déclarée 64,0 ha · Ellipsoïde GRS 80.',
    ]);
    const last = utils.sheet_to_json<string[]>(sheet('Sources et méthodes'), { header: 1 }).flat();
    expect(last).toEqual(expect.arrayContaining([...report.methods, ...report.sources, ...report.warnings, 'S\u00a0: saisi']));
  });

  it('counts days as Excel does', () => {
    // DATE(2026;11;21) of LibreOffice Calc 7.4
    expect(dateSerial('2026-11-21')).toBe(46_347);
    expect(dateSerial('1900-03-01')).toBe(61);
    expect(dateSerial('1900-02-28')).toBeNull();
    expect(dateSerial('T1 2028')).toBeNull();
  });
});

describe('names of sheets', () => {
  it('are names that Excel takes, whatever the captions', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 60 }), { minLength: 1, maxLength: 40 }), (titles) => {
        const names = sheetNames(titles);
        expect(names).toHaveLength(titles.length);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const name of names) expect(name).toMatch(/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/);
      }),
    );
    expect(sheetNames(['Sites', 'sites', 'Une très longue légende de tableau, vraiment'])).toEqual([
      'Sites',
      'sites 2',
      'Une très longue légende de',
    ]);
  });
});
