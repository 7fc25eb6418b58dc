/** A report that must hold in a number of pages: what gives way, what is said of it, and what never does. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DrawingNode } from '../../../shared/cartography/drawing.ts';
import { translator } from '../../../shared/messages/index.ts';
import { columnWidths } from '../../../shared/report/columns.ts';
import type { Report, ReportSection } from '../../../shared/report/model.ts';
import { drawReport } from '../../../shared/report/pages/draw-report.ts';
import { sampleReport } from '../exporters/reports/sample-report.ts';

const text = translator('fr');
const terrains = (count: number): ReportSection => ({
  id: 'terrains',
  title: 'Terrains',
  span: 'full',
  blocks: [
    {
      type: 'table',
      caption: 'Terrains',
      shortenBy: 'surface_ha',
      columns: [
        { key: 'terr_id', title: 'Terrain', type: 'code', unit: null, weight: 1 },
        { key: 'surface_ha', title: 'Surface', type: 'number', unit: 'ha', weight: 1 },
      ],
      rows: Array.from({ length: count }, (_, index) => ({ cells: [`T${index + 1}`, index % 2 === 0 ? index : null] })),
      total: { cells: ['Total', 1234.5], strong: true },
    },
  ],
});
const methods = Array.from({ length: 7 }, (_, index) => `Méthode ${index + 1}.`);

async function fiche(count: number, parts: Partial<Report> = {}): Promise<Report> {
  return { ...(await sampleReport(1)), methods, mostPages: 2, sections: [terrains(count)], ...parts };
}
function wordsOf(nodes: readonly DrawingNode[]): string[] {
  return nodes.flatMap((node) => (node.type === 'group' ? wordsOf(node.children) : node.type === 'text' ? [node.text] : []));
}
const pagesOf = (report: Report): string[][] => drawReport(report, text).map(({ children }) => wordsOf(children));

describe('a report of two pages at most', () => {
  it('holds in them however long its list, and says what it left out', async () => {
    for (const count of [1, 30, 70, 90, 400]) {
      const report = await fiche(count);
      const pages = pagesOf(report);
      const whole = pagesOf({ ...report, mostPages: 99 });
      expect(pages.length).toBeLessThanOrEqual(2);
      const words = pages.flat();
      const shown = words.filter((word) => /^T\d+$/.test(word)).length;
      const said = words.join(' ').includes(`Les ${shown} plus grands sur ${count}`);
      expect(said).toBe(shown < count);
      if (whole.length <= 2) expect(pages).toEqual(whole);
      else expect(words).toContain(`Méthode 1. Méthode 2. Méthode 3. Méthode 4. Méthode 5. Méthode 6. Méthode 7.`);
      expect(words).toContain('1\u202f234,5');
    }
  });

  it('keeps the largest rows, in their order', async () => {
    const words = pagesOf(await fiche(300)).flat();
    const shown = words.filter((word) => /^T\d+$/.test(word)).map((word) => Number(word.slice(1)));
    expect(shown.length).toBeGreaterThan(20);
    // Odd numbers have an area that grows with them, even ones have none.
    expect(shown).toEqual(Array.from({ length: shown.length }, (_, index) => 300 - 2 * shown.length + 1 + index * 2));
  });

  it('takes the pages it needs where nothing may give way', async () => {
    const [section] = (await fiche(200)).sections;
    const [table] = section?.blocks ?? [];
    if (!section || table?.type !== 'table') throw new Error('a table');
    const { shortenBy: _, ...fixed } = table;
    const report = await fiche(0, { sections: [{ ...section, blocks: [fixed] }] });
    const pages = pagesOf(report);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.flat().filter((word) => /^T\d+$/.test(word))).toHaveLength(200);
  });

  it('does not count annexes, which come last, on pages of their own', async () => {
    const annex: ReportSection = {
      id: 'photos',
      title: 'Annexe',
      span: 'full',
      newPage: true,
      annex: true,
      blocks: [{ type: 'paragraph', text: 'Une photo.' }],
    };
    const report = await fiche(300);
    const pages = pagesOf({ ...report, sections: [annex, ...report.sections] });
    expect(pages).toHaveLength(3);
    expect(pages[2]).toEqual(expect.arrayContaining(['Annexe', 'Une photo.', 'Page 3 sur 3']));
    expect(pages.slice(0, 2).flat()).not.toContain('Une photo.');
  });
});

describe('widths of columns', () => {
  const column = fc.record({ weight: fc.double({ min: 0.1, max: 10, noNaN: true }), least: fc.double({ min: 1, max: 60, noNaN: true }) });

  it('fill the room, and leave each column its widest word where there is room for all', () => {
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 14 }), fc.double({ min: 20, max: 400, noNaN: true }), (columns, room) => {
        const least = columns.map((one) => one.least);
        const widths = columnWidths(
          columns.map(({ weight }) => weight),
          least,
          room,
        );
        expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(room, 6);
        expect(widths.every((width) => width > 0)).toBe(true);
        if (least.reduce((sum, one) => sum + one, 0) <= room)
          for (const [index, width] of widths.entries()) expect(width).toBeGreaterThanOrEqual((least[index] as number) - 1e-6);
      }),
    );
  });
});
