/** What a PDF says to readers of the screen, and what it does with pictures. Structure is read back by poppler where it is installed, and from the bytes anywhere. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodePicture } from '../../../electron/engine/exporters/maps/decode-picture.ts';
import { greyPicture } from '../../../electron/engine/exporters/maps/grey-picture.ts';
import { drawingsToPdf, drawingToPdf, PdfBook } from '../../../electron/engine/exporters/maps/pdf.ts';
import { drawingToSvg } from '../../../electron/engine/exporters/maps/svg.ts';
import { type Drawing, type DrawingNode, group, image, path as pathNode, solid, tagged } from '../../../shared/cartography/drawing.ts';
import { rectanglePath } from '../../../shared/cartography/path.ts';
import { textNode } from '../../../shared/cartography/text.ts';
import { hasProgram, run } from './oracles.ts';

const resources = path.resolve(import.meta.dirname, '../../../resources');
const poppler = hasProgram('pdfinfo', '-v') && hasProgram('pdfimages', '-v') && hasProgram('pdftotext', '-v');
if (!poppler) console.warn('SKIPPED: poppler is not installed, the structure is not read back by another program');
const style = { face: 'IBMPlexSans-Regular' as const, size: 4, colour: '#000000' };
const words = (text: string, x: number, y: number): DrawingNode => textNode(text, x, y, style);
const haloed = (text: string, x: number, y: number): DrawingNode => textNode(text, x, y, style, 'start', { colour: '#ffffff', width: 1 });
const rule = pathNode(rectanglePath(10, 60, 100, 0.2), solid('#888888'));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'emprise-tags-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Half transparent on the left, opaque on the right; sixteen by eight pixels. */
function picture(isOpaque = false): Uint8Array<ArrayBuffer> {
  const png = new PNG({ width: 16, height: 8 });
  for (let i = 0; i < 128; i++) png.data.set([i * 2, 255 - i, 40, isOpaque || i % 16 > 7 ? 255 : 128], i * 4);
  return Uint8Array.from(PNG.sync.write(png, isOpaque ? { colorType: 2 } : {}));
}

/** Parts in the order in which they cover one another: the title comes last. */
function page(children: readonly DrawingNode[] = []): Drawing {
  const row = (role: 'header-cell' | 'cell', texts: readonly string[], y: number): DrawingNode =>
    tagged({ role: 'row' }, 'row', [
      ...texts.map((text, index) =>
        tagged(
          role === 'cell' ? { role } : { role, scope: 'column' },
          `cell-${index}`,
          text === '' ? [] : [words(text, 12 + index * 40, y)],
        ),
      ),
      rule,
    ]);
  return {
    width_mm: 210,
    height_mm: 148,
    language: 'fr',
    title: 'Essai & vérité <1>',
    description: 'Une page',
    children: [
      tagged({ role: 'decoration' }, 'page', [pathNode(rectanglePath(0, 0, 210, 148), solid('#ffffff'))]),
      group('carte', [
        tagged({ role: 'figure', alternative: 'Carte des sites' }, 'map', [
          pathNode(rectanglePath(10, 30, 60, 20), solid('#ddeeff')),
          group('names', [haloed('Les Prés', 20, 40), haloed('Le Bois', 40, 40)], [10, 30, 60, 20]),
        ]),
      ]),
      tagged({ role: 'table' }, 'table', [
        row('header-cell', ['Site', 'Surface'], 60),
        row('cell', ['Les Prés', ''], 66),
        tagged({ role: 'row' }, 'row', [tagged({ role: 'cell', columns: 2 }, 'cell', [words('Total 12 ha', 12, 72)])]),
      ]),
      tagged({ role: 'list' }, 'list', [tagged({ role: 'list-item' }, 'item', [words('Gare à 2 km', 12, 90)])]),
      tagged({ role: 'section' }, 'legend', [
        pathNode(rectanglePath(10, 97, 100, 0.2), solid('#888888')),
        words('Disponible', 12, 100),
        words('Avant 2030', 12, 106),
      ]),
      { ...group('lien', [words('emprise.fr', 12, 120)]), link: 'https://emprise.example/fr' },
      ...children,
      group('titre', [tagged({ role: 'heading-1' }, 'title', [words('Le titre', 10, 15)])]),
    ],
  };
}

/** Content streams of the pages, unpacked. */
function contentsOf(pdf: Uint8Array): string[] {
  const whole = Buffer.from(pdf);
  const text = whole.toString('latin1');
  return [...text.matchAll(/\/Length (\d+)\n(?:\/Filter \/FlateDecode\n)?>>\nstream\n/g)].flatMap((match) => {
    const from = (match.index ?? 0) + match[0].length;
    try {
      const content = inflateSync(whole.subarray(from, from + Number(match[1]))).toString('latin1');
      return content.includes(' BMC') || content.includes('BDC') ? [content] : [];
    } catch {
      return [];
    }
  });
}

describe('the structure of a PDF', () => {
  it('leaves no mark outside: everything painted belongs to an element or is decoration', async () => {
    const contents = contentsOf(await drawingToPdf(page([image('image/png', picture(), [150, 30, 20, 10])]), { resources }));
    expect(contents).toHaveLength(1);
    let depth = 0;
    let painted = 0;
    for (const line of (contents[0] as string).split('\n')) {
      if (/\b(?:BMC|BDC)$/.test(line)) depth += 1;
      else if (line === 'EMC') depth -= 1;
      else if (/(?:^|\s)(?:f\*|S|Do|TJ|Tj)(?:\s|$)/.test(line)) {
        painted += 1;
        expect([line, depth > 0]).toEqual([line, true]);
      }
    }
    expect([depth, painted > 15]).toEqual([0, true]);
  });

  it('tells figures, headings, tables, lists and links apart, in the bytes themselves', async () => {
    const pdf = Buffer.from(await drawingToPdf(page(), { resources })).toString('latin1');
    const count = (type: string): number => pdf.match(new RegExp(`/S /${type}\\n`, 'g'))?.length ?? 0;
    expect(
      Object.fromEntries(
        ['Document', 'H1', 'Figure', 'Table', 'TR', 'TH', 'TD', 'L', 'LI', 'LBody', 'Sect', 'Link'].map((type) => [type, count(type)]),
      ),
    ).toEqual({
      ...{ Document: 1, H1: 1, Figure: 1, Table: 1, TR: 3, TH: 2, TD: 3, L: 1, LI: 1, LBody: 1, Sect: 1, Link: 1 },
    });
    expect(pdf).toContain('/Alt (Carte des sites)');
    expect(pdf).toMatch(/\/Scope \/Column/);
    expect(pdf).toMatch(/\/ColSpan 2/);
    expect(pdf).toMatch(/\/Lang \(fr-FR\)/);
    expect(pdf).toMatch(/\/DisplayDocTitle true/);
    expect(pdf).toMatch(/\/URI \(https:\/\/emprise\.example\/fr\)/);
    // catalogues read XML: what stands in the title must not break it
    expect(pdf).toMatch(/<rdf:li xml:lang="x-default">Essai &amp; v.+ &lt;1&gt;<\/rdf:li>/);
  });

  it.skipIf(!poppler)('is read by another program from the title on, downwards, with every word in its place and none twice', async () => {
    const file = path.join(folder, 'tags.pdf');
    writeFileSync(file, await drawingToPdf(page(), { resources }));
    const read = run('pdfinfo', ['-struct-text', file]);
    const said = [...read.matchAll(/^\s*"(.+)"$/gm)].map(([, text]) => text);
    expect(said).toEqual([
      'Le titre',
      'Les Prés',
      'Le Bois',
      'Site',
      'Surface',
      'Les Prés',
      'Total 12 ha',
      'Gare à 2 km',
      'Disponible',
      'Avant 2030',
      'emprise.fr',
    ]);
    expect(read.indexOf('H1')).toBeLessThan(read.indexOf('Figure'));
    expect(run('pdftotext', ['-layout', file, '-']).split('Le Bois')).toHaveLength(2);
  });
});

describe('pictures in a PDF', () => {
  it.skipIf(!poppler)('are there with their transparency, once for any number of places and pages', async () => {
    const file = path.join(folder, 'pictures.pdf');
    const [clear, opaque] = [picture(), picture(true)];
    const drawing = page([
      image('image/png', clear, [150, 30, 20, 10]),
      image('image/png', clear.slice(), [150, 50, 20, 10]),
      image('image/png', opaque, [150, 70, 20, 10]),
    ]);
    writeFileSync(file, await drawingsToPdf([drawing, drawing], drawing, { resources }));
    const rows = run('pdfimages', ['-list', file])
      .trim()
      .split('\n')
      .slice(2)
      .map((line) => line.trim().split(/\s+/));
    const objects = new Set(rows.map((row) => row[10]));
    // a mask is listed under the picture it belongs to
    expect(objects.size).toBe(2);
    expect(rows.map((row) => row[2])).toContain('smask');
    // 16 pixels over 20 mm
    expect(rows[0]?.[12]).toBe('20');
  });

  it('are decoded to the pixel, seen through or not', async () => {
    const { rgba, width, height } = await decodePicture('image/png', picture());
    expect([width, height]).toEqual([16, 8]);
    const wanted = PNG.sync.read(Buffer.from(picture())).data;
    // opacity multiplied and divided again loses a step at most
    for (let i = 0; i < wanted.length; i++) expect(Math.abs((rgba[i] as number) - (wanted[i] as number))).toBeLessThanOrEqual(1);
  });

  it('are turned to grey by their luminance', async () => {
    const grey = PNG.sync.read(Buffer.from(await greyPicture('image/png', picture(true))));
    const source = PNG.sync.read(Buffer.from(picture(true))).data;
    for (let i = 0; i < source.length; i += 4) {
      const [red = 0, green = 0, blue = 0] = source.subarray(i, i + 3);
      expect(Math.abs((grey.data[i] as number) - (0.2126 * red + 0.7152 * green + 0.0722 * blue))).toBeLessThanOrEqual(1);
    }
  });

  it('that are none are refused in words', async () => {
    const broken = page([image('image/png', Uint8Array.of(1, 2, 3), [0, 0, 10, 10])]);
    await expect(drawingToPdf(broken, { resources })).rejects.toMatchObject({ code: 'image-unreadable' });
  });
});

describe('a document of many pages', () => {
  it('goes to the disk page by page, the same bytes each time', async () => {
    const write = async (): Promise<{ whole: Buffer; sizes: number[] }> => {
      const chunks: Uint8Array[] = [];
      const sizes: number[] = [];
      const book = await PdfBook.open(page(), { resources }, (bytes) => void chunks.push(bytes));
      for (let number = 1; number <= 6; number++) {
        await book.add(page([words(`Page ${number}`, 12, 130)]), `Page ${number}`);
        sizes.push(chunks.reduce((sum, { length }) => sum + length, 0));
      }
      await book.end();
      return { whole: Buffer.concat(chunks), sizes };
    };
    const [first, second] = [await write(), await write()];
    expect(first.whole.equals(second.whole)).toBe(true);
    // a page is out when the next one begins
    for (let at = 2; at < first.sizes.length; at++) expect(first.sizes[at]).toBeGreaterThan(first.sizes[at - 1] as number);
    const text = first.whole.toString('latin1');
    expect(text.match(/\/Type \/Page\n/g)).toHaveLength(6);
    expect(text.match(/\/S \/Sect\n/g)).toHaveLength(12);
    expect(text).toContain('/Title (Page 6)');
    // one subset of each font for all pages
    expect(text.match(/\/FontFile2/g)).toHaveLength(1);
  });
});

describe('SVG for drawing programs', () => {
  it('has a layer for each named group, a title for what is a picture, and links', () => {
    const svg = drawingToSvg(page([{ ...image('image/png', picture(), [150, 30, 20, 10]), crop: [0, 0, 0.5, 1] }]), {
      embedFontsFrom: null,
    });
    expect(svg).toMatch(/<g id="carte" inkscape:label="carte" inkscape:groupmode="layer">/);
    expect(svg).toMatch(/inkscape:label="names" inkscape:groupmode="layer"/);
    expect(svg).toContain('<title>Carte des sites</title>');
    expect(svg).toContain('<a xlink:href="https://emprise.example/fr">');
    expect(svg).toMatch(/<g transform="matrix\(20 0 0 10 150 30\)" clip-path="url\(#clip-\d+\)"><image width="1" height="1"/);
  });
});
