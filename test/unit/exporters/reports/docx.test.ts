import { beforeAll, describe, expect, it } from 'vitest';
import { writers } from '../../../../electron/engine/exporters/reports/index.ts';
import { RESOURCES, sampleMap, sampleReport } from './sample-report.ts';
import { all, OfficeFile, textOf, type XmlNode } from './support.ts';

let file: OfficeFile;
let body: XmlNode;
beforeAll(async () => {
  file = new OfficeFile(await writers.docx({ ...(await sampleReport(80)), kind: 'annexe' }, { resources: RESOURCES }));
  body = file.xml('word/document.xml');
});
const styled = (...styles: readonly string[]): string[] =>
  all(body, 'w:p')
    .filter((paragraph) => styles.includes(all(paragraph, 'w:pStyle')[0]?.attributes['w:val'] ?? ''))
    .map(textOf);

describe('Word', () => {
  it('has the styles of Word for title, headings and legends', () => {
    expect(styled('Title')).toEqual(['Les Verriers']);
    expect(styled('Heading1')).toEqual([
      'Occupation des 14 terrains',
      'Six critères de sélection, note sur 100',
      'Réseaux au droit du site',
      'Points à lever',
      'Calendrier jusqu’à la disponibilité',
      'Sites de la sélection',
      'Sources et méthodes',
    ]);
    expect(styled('Heading2')[0]).toBe('Liste');
    expect(styled('Caption')).toContain('Les Verriers et ses terrains. Échelle 1:12\u202f500.');
    const styles = file.xml('word/styles.xml');
    const ids = all(styles, 'w:style').map(({ attributes }) => attributes['w:styleId']);
    for (const id of new Set(all(body, 'w:pStyle').map(({ attributes }) => attributes['w:val']))) expect(ids).toContain(id);
  });

  it('is in French', () => {
    const language = all(all(file.xml('word/styles.xml'), 'w:docDefaults')[0] as XmlNode, 'w:lang');
    expect(language[0]?.attributes['w:val']).toBe('fr-FR');
  });

  it('repeats the titles of tables and cuts no row', () => {
    const long = all(body, 'w:tbl').find((table) => all(table, 'w:tr').length > 60) as XmlNode;
    const rows = all(long, 'w:tr');
    expect(rows).toHaveLength(81);
    expect(
      rows.map(
        (row) => all(row, 'w:tblHeader').filter(({ attributes }) => !['off', 'false', '0'].includes(attributes['w:val'] ?? '')).length,
      ),
    ).toEqual([1, ...Array(80).fill(0)]);
    expect(rows.every((row) => all(row, 'w:cantSplit').length === 1)).toBe(true);
    expect(
      all(rows[1] as XmlNode, 'w:tc')
        .map(textOf)
        .slice(0, 4),
    ).toEqual(['01004', 'Site de l’Écluse n° 1 & "Quai"', '10,0', '0,31']);
    expect(textOf(all(rows[2] as XmlNode, 'w:tc')[2] as XmlNode)).toBe('non renseigné');
  });

  it('sets maps as vectors of the right size, with a picture beside and words for who cannot see them', () => {
    const drawing = all(body, 'w:drawing')[0] as XmlNode;
    const millimetre = 36_000;
    expect(all(drawing, 'wp:extent')[0]?.attributes).toEqual({
      cx: String(sampleMap.width_mm * millimetre),
      cy: String(sampleMap.height_mm * millimetre),
    });
    expect(all(drawing, 'wp:docPr')[0]?.attributes).toMatchObject({
      id: '1',
      descr: 'Carte du site Les Verriers, 14 terrains, à 1:12 500.',
    });
    expect(all(drawing, 'asvg:svgBlip')).toHaveLength(1);
    const svg = file.xml(file.paths(/^word\/media\/.*\.svg$/)[0] as string);
    expect(svg.attributes).toMatchObject({ width: '180mm', height: '86mm' });
    // text would be set in another font
    expect(all(svg, 'text')).toEqual([]);
    expect(all(svg, 'path').length).toBeGreaterThan(4);
    expect(all(body, 'w:drawing').every((each) => (all(each, 'wp:docPr')[0]?.attributes['descr'] ?? '') !== '')).toBe(true);
  });

  it('counts its pages and says where figures come from', () => {
    const footer = file.xml(file.paths(/^word\/footer\d*\.xml$/)[0] as string);
    expect(all(footer, 'w:instrText').map(textOf)).toEqual(['PAGE', 'NUMPAGES']);
    expect(textOf(footer)).toContain('Page ');
    expect(textOf(footer)).toContain('Démonstration : géométries et valeurs fictives.');
    const text = textOf(body);
    for (const words of [
      '63,4\u00a0ha',
      '0,31\u00a0km',
      '92\u00a0%',
      'Ellipsoïde GRS 80.',
      'IGN Admin Express 2023',
      'Rang 1 sur 10',
      'C\u00a0: calculé par Emprise',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('null');
  });

  it('leads to the headings of a long report without asking to be brought up to date', () => {
    const field = all(body, 'w:instrText')
      .map(textOf)
      .find((text) => text.startsWith('TOC'));
    expect(field).toContain('\\h');
    expect(all(body, 'w:hyperlink').map(textOf)).toEqual(styled('Heading1', 'Heading2'));
    expect(all(body, 'w:fldChar').some(({ attributes }) => attributes['w:dirty'] === 'true')).toBe(false);
    expect(all(file.xml('word/settings.xml'), 'w:updateFields')).toEqual([]);
  });
});
