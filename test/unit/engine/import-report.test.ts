import { describe, expect, it } from 'vitest';
import { reportText } from '../../../electron/engine/api/services/import-report/index.ts';
import { rowRanges } from '../../../electron/engine/api/services/import-report/words.ts';
import { type ImportReport, importReportSchema } from '../../../shared/domain/import.ts';

const HOSTILE = '<script>alert("é")</script>';
const COUNTS = {
  read: 4000,
  imported: 3998,
  repaired: 1,
  rejected: 2,
  crs: { code: 'EPSG:2154', how: 'prj' },
  encoding: { name: 'UTF-8', how: 'cpg' },
} as const;
const NOTES = [
  { code: 'key-duplicate', count: 2, message: '2 objets rejetés ; « idu » déjà lu', rows: [7, 8] },
  {
    code: 'value-not-listed',
    count: 1500,
    message: `Valeurs hors liste : ${HOSTILE}`,
    rows: Array.from({ length: 1000 }, (_, index) => index * 2 + 1),
  },
  { code: 'z-dropped', count: 4000, message: 'Altitudes laissées de côté', rows: [1, 2, 3] },
];
const REPORT: ImportReport = {
  ...COUNTS,
  layer: 'parcelles',
  fields: [{ to: 'idu', from: 'ID' }],
  notes: [...NOTES, { code: 'rows-updated', count: 12, message: '12 objets mis à jour', rows: [] }],
  files: [
    {
      ...COUNTS,
      layer: 'PARCELLE',
      file: `${HOSTILE}.zip`,
      format: 'shapefile',
      fields: [{ to: 'idu', from: 'ID' }],
      notes: NOTES,
      repairs: [{ row: 5, reason: 'self-intersection', before_ha: 0.5, after_ha: 1234.5678 }],
      overlaps: [
        { row: 9, name: '=HYPERLINK("http://x")', other: { of: 'file', row: 4, name: 'B' }, share: 0.256, shared_ha: 0.1 },
        { row: 9, name: 'A', other: { of: 'project', table: 'parcelles', fid: 3, name: 'C' }, share: 1, shared_ha: 2 },
      ],
      conformity: {
        standard: 'CNIG Friches v1.0.6',
        objects: 4000,
        conforming: 3990,
        problems: [
          {
            field: 'site_type',
            rule: 'listed',
            count: 10,
            message: 'valeurs hors de la liste',
            examples: ['SAFER', 'x;y'],
            rows: [1, 2, 3, 10],
          },
        ],
      },
    },
  ],
};
const FACTS = { language: 'fr', version: '0.1.0', at: '2026-11-21T10:00:00Z' } as const;

/** What a spreadsheet reads: cells parted by semicolons, doubled quotation marks undone. */
function cells(csv: string): string[][] {
  return csv
    .replace(/^\ufeff/, '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^;]*)(?:;|$)/g)]
        .slice(0, 12)
        .map(([, cell]) => (cell ?? '').replace(/^"|"$/g, '').replaceAll('""', '"')),
    );
}

describe('the table', () => {
  const csv = reportText(REPORT, 'csv', FACTS);
  it('has one line a problem, with its rows, in French', () => {
    expect(csv.startsWith('\ufeffFichier;Couche;Nature;Problème;')).toBe(true);
    const [header, ...lines] = cells(csv);
    expect(header).toHaveLength(12);
    // the counts, three notes, one repair, two overlaps, one rule of the standard, and what became of the project's rows
    expect(lines).toHaveLength(9);
    expect(lines.map((line) => line.length)).toEqual(lines.map(() => 12));
    const at = (name: string) => (header as string[]).indexOf(name);
    expect(lines[1]?.[at('Lignes')]).toBe('7, 8');
    expect(lines[4]?.slice(at('Avant (ha)'), at('Après (ha)') + 1)).toEqual(['0,5000', '1234,5678']);
    expect(lines[5]?.[at('Part (%)')]).toBe('25,6');
    expect(lines[7]?.[at('Valeurs trouvées')]).toBe('SAFER | x;y');
    expect(lines[7]?.[at('Lignes')]).toBe('1–3, 10');
  });

  it('holds no formula of the file', () => {
    expect(reportText({ ...REPORT, files: REPORT.files.map((file) => ({ ...file, file: '=1+1' })) }, 'csv', FACTS)).toContain("\r\n'=1+1;");
  });
});

describe('the page', () => {
  const html = reportText(REPORT, 'html', FACTS);
  it('stands alone: no script, nothing fetched, no mark of the file taken for one of its own', () => {
    expect(html).not.toMatch(/<script|javascript:|\b(?:src|href)=|@import|url\(/i);
    expect(html).toContain('&lt;script&gt;alert(&quot;é&quot;)&lt;/script&gt;');
    expect(html).toContain("default-src 'none'");
    const open = [...html.matchAll(/<(table|tr|td|th|section|main|h[1-3]|dl|div|p)\b/g)].length;
    expect([...html.matchAll(/<\/(table|tr|td|th|section|main|h[1-3]|dl|div|p)>/g)]).toHaveLength(open);
  });

  it('says everything: counts, findings, repairs, overlaps, the standard, the fields', () => {
    const text = html
      .replace(/<style>.*?<\/style>/s, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');
    for (const part of [
      '4 000',
      'Shapefile',
      'EPSG:2154 (fichier .prj)',
      '7, 8',
      'contour qui se croise',
      '1 234,5678',
      '25,6 %',
      'CNIG Friches v1.0.6',
      '3 990',
      'SAFER',
      'déjà dans le projet',
      '12 objets mis à jour',
      '21/11/2026',
      'Emprise 0.1.0',
    ])
      expect(text).toContain(part);
    // of 1,500 records the report keeps the first thousand, the page the first forty
    expect(text).toContain('et 1 460 autres');
    expect(text).toMatch(/Altitudes laissées de côté 4 000 toutes/);
  });
});

it('the data are the report itself', () => {
  expect(importReportSchema.parse(JSON.parse(reportText(REPORT, 'json', FACTS)))).toEqual(REPORT);
});

it('rows that follow each other stand together', () => {
  expect(rowRanges([5, 3, 4, 9, 1, 9])).toEqual({ text: '1, 3–5, 9', left: 0 });
  expect(rowRanges([1, 2, 4, 6, 8], 2)).toEqual({ text: '1, 2, 4', left: 2 });
});
