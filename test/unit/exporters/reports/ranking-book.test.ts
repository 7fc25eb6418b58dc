/** The workbook of a workshop computes the ranking of shared/decision again: by LibreOffice, which never sees the figures written beside the formulas. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { read, type WorkBook } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writers } from '../../../../electron/engine/exporters/reports/index.ts';
import type { RankingData } from '../../../../shared/report/ranking.ts';
import { hasProgram } from '../oracles.ts';
import { dataOf, randomMatrix } from './random-ranking.ts';
import { RESOURCES, sampleReport } from './sample-report.ts';
import { OfficeFile } from './support.ts';

const office = hasProgram('soffice');
const RANKING = 'Classement (calcul)';
const SCORES = 'Notes (calcul)';
const WEIGHTS = 'Poids (calcul)';
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'emprise-book-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function bookOf(ranking: RankingData): Promise<Uint8Array> {
  const report = await sampleReport(3);
  return writers.xlsx({ ...report, kind: 'atelier', sections: [], ranking }, { resources: RESOURCES });
}

/** Each formula's cell with what is written beside it. */
function formulas(book: WorkBook): Map<string, string | number> {
  const found = new Map<string, string | number>();
  for (const name of book.SheetNames)
    for (const [at, cell] of Object.entries(book.Sheets[name] ?? {}))
      if (!at.startsWith('!') && typeof cell === 'object' && 'f' in cell) found.set(`${name}!${at}`, cell.v ?? '');
  return found;
}

/** Without the figures beside the formulas, and with `change` made to the sheets. */
function bare(bytes: Uint8Array, change: (path: string, xml: string) => string = (_, xml) => xml): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [name, content] of Object.entries(parts))
    if (name.startsWith('xl/worksheets/'))
      parts[name] = strToU8(change(name, strFromU8(content).replace(/<\/f><v(?:\/>|>[^<]*<\/v>)/g, '</f>')));
  return zipSync(parts);
}

function computed(bytes: Uint8Array): WorkBook {
  const source = path.join(folder, 'book.xlsx');
  writeFileSync(source, bytes);
  const out = path.join(folder, 'out');
  const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'xlsx', '--outdir', out, source], { stdio: 'ignore', timeout: 120_000 });
  return read(readFileSync(path.join(out, 'book.xlsx')), { cellFormula: true });
}

describe('the workbook of a ranking', () => {
  it('lists the sites in the order of the workshop, with rank, score and reliability', async () => {
    const data = dataOf(randomMatrix(7, 30));
    const bytes = await bookOf(data);
    expect(new OfficeFile(bytes).faults()).toEqual([]);
    const book = read(bytes, { cellFormula: true });
    const ranked = data.sites.filter(({ rank }) => rank !== null).sort((a, b) => (a.rank as number) - (b.rank as number));
    expect(ranked.length).toBeGreaterThan(3);
    expect(ranked.length).toBeLessThan(29);
    ranked.forEach(({ name, code, rank, score }, i) => {
      const cells = ['A', 'B', 'C', 'D', 'F'].map((column) => book.Sheets[RANKING]?.[`${column}${4 + i}`]);
      expect(cells.map((cell) => cell.v)).toEqual([rank, name, code, score, rank]);
      expect(cells.slice(0, 4).every((cell) => typeof cell.f === 'string')).toBe(true);
    });
  });

  it('has a formula for every score, and no figure of the weights but as an entry', async () => {
    const data = dataOf(randomMatrix(8, 12));
    const book = read(await bookOf(data), { cellFormula: true });
    const found = formulas(book);
    const scores = [...found.keys()].filter((at) => at.startsWith(`${SCORES}!`));
    // by site: each criterion, exclusion, score, reliability, key, rank, order; above: each weight
    expect(scores).toHaveLength(data.sites.length * (data.criteria.length + 6) + data.criteria.length);
    expect(found.get(`${WEIGHTS}!C8`)).toBeCloseTo(100, 9);
    expect(data.sites).toHaveLength(11);
  });

  it('writes a ranking of nothing', async () => {
    const data = dataOf(randomMatrix(1, 1));
    for (const ranking of [data, { ...data, sites: [] }, { ...data, criteria: [] }])
      expect(new OfficeFile(await bookOf(ranking)).faults()).toEqual([]);
  });

  it.skipIf(!office)(
    'is computed by LibreOffice as by the engine, for every kind of scale, exclusion, gap and tie',
    { timeout: 180_000 },
    async () => {
      for (const seed of [1, 2]) {
        const bytes = await bookOf(dataOf(randomMatrix(seed, 60)));
        const expected = formulas(read(bytes, { cellFormula: true }));
        const found = formulas(computed(bare(bytes)));
        expect(found.size).toBe(expected.size);
        for (const [at, value] of expected) {
          const other = found.get(at);
          if (typeof value === 'number') expect(other, at).toBeCloseTo(value, 9);
          else expect(other ?? '', at).toBe(value);
        }
      }
    },
  );

  it.skipIf(!office)(
    'computes TOPSIS and PROMETHEE II as the engine, values missing and sites excluded',
    { timeout: 180_000 },
    async () => {
      for (const method of ['topsis', 'promethee'] as const) {
        const data = dataOf(randomMatrix(5, 40), {}, method);
        const bytes = await bookOf(data);
        const expected = formulas(read(bytes, { cellFormula: true }));
        const book = computed(bare(bytes));
        const found = formulas(book);
        expect(found.size).toBe(expected.size);
        for (const [at, value] of expected) {
          const other = found.get(at);
          if (typeof value === 'number') expect(other, at).toBeCloseTo(value, 9);
          else expect(other ?? '', at).toBe(value);
        }
        const ranked = data.sites.filter(({ rank }) => rank !== null).sort((a, b) => (a.rank as number) - (b.rank as number));
        expect(ranked.length).toBeGreaterThan(5);
        ranked.forEach(({ rank, code, score }, i) => {
          const cell = (column: string): unknown => book.Sheets[RANKING]?.[`${column}${4 + i}`]?.v;
          expect([cell('A'), cell('C')]).toEqual([rank, code]);
          expect(cell('D')).toBeCloseTo(score as number, 9);
        });
      }
    },
  );

  it.skipIf(!office)('follows a weight by TOPSIS and by PROMETHEE II', { timeout: 180_000 }, async () => {
    const matrix = randomMatrix(3, 30);
    for (const method of ['topsis', 'promethee'] as const) {
      const bytes = await bookOf(dataOf(matrix, {}, method));
      const moved = computed(
        bare(bytes, (name, xml) => (name.endsWith('sheet3.xml') ? xml.replace(/(<c r="C4"[^>]*><v>)40(<\/v>)/, '$15$2') : xml)),
      );
      const wanted = dataOf(matrix, { a: 5 }, method);
      expect(wanted.sites.map(({ score }) => score)).not.toEqual(dataOf(matrix, {}, method).sites.map(({ score }) => score));
      const ranked = wanted.sites.filter(({ rank }) => rank !== null).sort((a, b) => (a.rank as number) - (b.rank as number));
      ranked.forEach(({ code, score }, i) => {
        expect(moved.Sheets[RANKING]?.[`C${4 + i}`]?.v).toBe(code);
        expect(moved.Sheets[RANKING]?.[`D${4 + i}`]?.v).toBeCloseTo(score as number, 9);
      });
    }
  });

  it('gives the scores of PROMETHEE II as computed where the sites are too many to pair, and says so', async () => {
    const data = dataOf(randomMatrix(4, 105), {}, 'promethee');
    const book = read(await bookOf(data), { cellFormula: true });
    expect(book.SheetNames).not.toContain('PROMETHEE II (calcul)');
    expect(String(book.Sheets[SCORES]?.['A2'].v)).toContain('celles qu’Emprise a calculées');
    const column = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'][2 + data.criteria.length + 1];
    const row = data.sites.findIndex(({ score }) => score !== null);
    const cell = book.Sheets[SCORES]?.[`${column}${5 + row}`];
    expect(cell.v).toBeCloseTo(data.sites[row]?.score as number, 12);
    expect(cell.f).toBeUndefined();
  });

  it.skipIf(!office)('follows a weight that is changed in the sheet', { timeout: 180_000 }, async () => {
    const matrix = randomMatrix(3, 40);
    const bytes = await bookOf(dataOf(matrix));
    // C4 of the sheet of weights: the first family, 40 of 100, now 5
    const moved = computed(
      bare(bytes, (name, xml) => (name.endsWith('sheet3.xml') ? xml.replace(/(<c r="C4"[^>]*><v>)40(<\/v>)/, '$15$2') : xml)),
    );
    const wanted = dataOf(matrix, { a: 5 });
    const before = dataOf(matrix);
    expect(wanted.sites.map(({ rank }) => rank)).not.toEqual(before.sites.map(({ rank }) => rank));
    const ranked = wanted.sites.filter(({ rank }) => rank !== null).sort((a, b) => (a.rank as number) - (b.rank as number));
    ranked.forEach(({ code, rank, score }, i) => {
      const cell = (column: string): unknown => moved.Sheets[RANKING]?.[`${column}${4 + i}`]?.v;
      expect([cell('A'), cell('C')]).toEqual([rank, code]);
      expect(cell('D')).toBeCloseTo(score as number, 9);
    });
  });
});
