import { beforeAll, describe, expect, it } from 'vitest';
import { writers } from '../../../../electron/engine/exporters/reports/index.ts';
import { RESOURCES, sampleReport } from './sample-report.ts';
import { all, OfficeFile, textOf, type XmlNode } from './support.ts';

const ROWS = 60;
let file: OfficeFile;
let slides: XmlNode[];
beforeAll(async () => {
  file = new OfficeFile(await writers.pptx(await sampleReport(ROWS), { resources: RESOURCES }));
  slides = file.paths(/^ppt\/slides\/slide\d+\.xml$/).map((path) => file.xml(path));
});
const titleOf = (slide: XmlNode): string =>
  all(slide, 'p:sp')
    .filter((shape) => all(shape, 'p:ph').some(({ attributes }) => ['title', 'ctrTitle'].includes(attributes['type'] ?? '')))
    .map(textOf)
    .join();

describe('PowerPoint', () => {
  it('begins with a title and gives every slide one, as a placeholder', () => {
    expect(titleOf(slides[0] as XmlNode)).toBe('Les Verriers');
    expect(textOf(slides[0] as XmlNode)).toContain('Court terme, visé T1 2028');
    expect(slides.every((slide) => titleOf(slide) !== '')).toBe(true);
    expect(titleOf(slides.at(-1) as XmlNode)).toBe('Sources et méthodes');
  });

  it('sets the map beside the key figures and the points of the site', () => {
    const slide = slides[1] as XmlNode;
    expect(all(slide, 'p:pic')).toHaveLength(1);
    expect(all(all(slide, 'p:pic')[0] as XmlNode, 'p:cNvPr')[0]?.attributes['descr']).toBe(
      'Carte du site Les Verriers, 14 terrains, à 1:12 500.',
    );
    expect(all(slide, 'asvg:svgBlip')).toHaveLength(1);
    const text = textOf(slide);
    for (const words of ['63,4\u00a0ha', '45,0\u00a0ha, 71\u00a0%', '0,31\u00a0km', 'non renseigné', 'PPRI', 'acquis'])
      expect(text).toContain(words);
  });

  it('gives every column of a table the room of its longest word', async () => {
    // 1/72 inch is 12 700 units (ECMA-376, 20.1.2.1); a letter takes half its size
    const report = await sampleReport(ROWS);
    const narrow = report.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) =>
        block.type === 'table'
          ? { ...block, columns: block.columns.map((column, i) => ({ ...column, weight: i === block.columns.length - 1 ? 40 : 1 })) }
          : block,
      ),
    }));
    const made = new OfficeFile(await writers.pptx({ ...report, sections: narrow }, { resources: RESOURCES }));
    const tables = made.paths(/^ppt\/slides\/slide\d+\.xml$/).flatMap((path) => all(made.xml(path), 'a:tbl'));
    const codes = tables.filter((table) => textOf(table).includes('Code commune'));
    expect(codes.length).toBeGreaterThan(0);
    for (const table of codes) {
      const widths = all(table, 'a:gridCol').map(({ attributes }) => Number(attributes['w']));
      for (const row of all(table, 'a:tr'))
        all(row, 'a:tc').forEach((cell, i) => {
          const longest = Math.max(
            0,
            ...textOf(cell)
              .split(/[\s-]+/)
              .map((word) => word.length),
          );
          expect(widths[i]).toBeGreaterThan(longest * 12 * 12_700 * 0.5);
        });
    }
  });

  it('writes every row of a long table once, under titles on each slide', () => {
    const tables = slides.flatMap((slide) => all(slide, 'a:tbl')).filter((table) => textOf(table).includes('Code commune'));
    expect(tables.length).toBeGreaterThan(1);
    const codes = tables.flatMap((table) =>
      all(table, 'a:tr')
        .slice(1)
        .map((row) => textOf(all(row, 'a:tc')[0] as XmlNode)),
    );
    expect(codes).toEqual(Array.from({ length: ROWS }, (_, i) => String(1004 + i).padStart(5, '0')));
  });

  it('keeps everything on its slide, under ids of its own', () => {
    for (const slide of slides) {
      const ids = all(slide, 'p:cNvPr').map(({ attributes }) => attributes['id']);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { children } of [...all(slide, 'a:xfrm'), ...all(slide, 'p:xfrm')]) {
        const [offset, extent] = [children[0]?.attributes, children[1]?.attributes];
        expect(Number(offset?.['x']) + Number(extent?.['cx'])).toBeLessThanOrEqual(12_192_000);
        expect(Number(offset?.['y']) + Number(extent?.['cy'])).toBeLessThanOrEqual(6_858_000);
      }
    }
  });

  it('has as many cells in every row as columns', () => {
    for (const table of slides.flatMap((slide) => all(slide, 'a:tbl')))
      for (const row of all(table, 'a:tr')) expect(all(row, 'a:tc')).toHaveLength(all(table, 'a:gridCol').length);
  });

  it('says methods and sources in the notes, in French', () => {
    const notes = file.paths(/^ppt\/notesSlides\/.*\.xml$/).map((path) => textOf(file.xml(path)));
    expect(notes[0]).toContain('surface géodésique\u00a0: Ellipsoïde GRS 80.');
    expect(notes[0]).toContain('IGN Admin Express 2023');
    for (const slide of slides) for (const { attributes } of all(slide, 'a:rPr')) expect(attributes['lang']).toBe('fr-FR');
  });
});
