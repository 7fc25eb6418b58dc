import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawingToPdf } from '../../../electron/engine/exporters/maps/pdf.ts';
import { drawingToPng } from '../../../electron/engine/exporters/maps/png.ts';
import { drawingToSvg } from '../../../electron/engine/exporters/maps/svg.ts';
import { drawMapPage } from '../../../shared/cartography/draw-map-page.ts';
import {
  type Drawing,
  type GroupNode,
  group,
  path as pathNode,
  type Role,
  solid,
  type TextNode,
  tagged,
} from '../../../shared/cartography/drawing.ts';
import { rectanglePath } from '../../../shared/cartography/path.ts';
import { franceLayout, territoireLayout } from '../../../shared/cartography/presets.ts';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { Page } from '../../../shared/domain/layout.ts';
import { pageLayoutSchema } from '../../../shared/domain/page-layout.ts';
import { fromGeoJson } from '../../../shared/geo/geojson.ts';
import { translator } from '../../../shared/messages/index.ts';
import { wordsOf } from '../cartography/groups.ts';
import { feature, layer, sampleLayers } from '../cartography/make-layer.ts';
import { draw, data as pageData } from '../cartography/page/page-fixture.ts';
import { hasProgram, run } from './oracles.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const resources = path.join(root, 'resources');
const data = process.env['EMPRISE_DATA'] ?? path.join(root, '../shared/data');
const poppler =
  hasProgram('pdfinfo', '-v') && hasProgram('pdffonts', '-v') && hasProgram('pdftotext', '-v') && hasProgram('pdfimages', '-v');
const python = hasProgram('python3');
const text = translator('fr');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'emprise-map-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function sample(page: Page = { format: 'A4', orientation: 'landscape' }): Drawing {
  const layers = sampleLayers();
  const layout = territoireLayout(layers[0]?.features.map(({ geometry }) => geometry) ?? [], {
    title: "Sites d'exemple & « essais » <1>",
    page,
    dateCarte: '2026-11-21',
  });
  if (!layout) throw new Error('nothing to fit');
  return drawMapPage(layout, layers, text).drawing;
}

describe('PDF', () => {
  it('gives the same bytes twice', async () => {
    const [a, b] = [await drawingToPdf(sample(), { resources }), await drawingToPdf(sample(), { resources })];
    expect(Buffer.compare(a, b)).toBe(0);
  });

  it.skipIf(!poppler)('reads a name along a curve as one', async () => {
    const letters = [...'LaVézère'].map(
      (letter, i): TextNode => ({
        type: 'text',
        x: 20 + i * 1.6,
        y: 40 - i * 1.1,
        anchor: 'start',
        text: letter,
        face: 'IBMPlexSansCondensed-Italic',
        size: 3,
        colour: '#003366',
        halo: { colour: '#ffffff', width: 0.4 },
        angle: -35 + i * 3,
      }),
    );
    const name = { ...group('La Vézère', letters), reads: 'La Vézère' };
    const drawing: Drawing = {
      width_mm: 90,
      height_mm: 60,
      language: 'fr',
      title: 'Rivière',
      description: '',
      children: [group('map', [name])],
    };
    const file = path.join(folder, 'curve.pdf');
    writeFileSync(file, await drawingToPdf(drawing, { resources }));
    expect(run('pdftotext', [file, '-']).trim()).toBe('La Vézère');
  });

  it.skipIf(!poppler).each<[string, Page, string]>([
    ['A4 landscape', { format: 'A4', orientation: 'landscape' }, '841.89 x 595.276'],
    ['A3 portrait', { format: 'A3', orientation: 'portrait' }, '841.89 x 1190.55'],
    ['custom', { format: 'custom', width_mm: 254, height_mm: 127 }, '720 x 360'],
  ])('is one vector page of the exact size: %s', async (_, page, size) => {
    const file = path.join(folder, 'page.pdf');
    writeFileSync(file, await drawingToPdf(sample(page), { resources, createdAt: new Date('2026-11-21T10:00:00Z'), author: 'Agence' }));
    const info = run('pdfinfo', [file]);
    expect(info).toMatch(/Pages:\s+1\n/);
    expect(info).toContain(`Page size:       ${size} pts`);
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toMatch(/Title:\s+Sites d’exemple & «\u00a0essais\u00a0» <1>/);
    expect(info).toMatch(/Author:\s+Agence/);
    expect(run('pdfimages', ['-list', file]).trim().split('\n')).toHaveLength(2);
  });

  it.skipIf(!poppler)('embeds its fonts and lets each name be selected once', async () => {
    const file = path.join(folder, 'fonts.pdf');
    writeFileSync(file, await drawingToPdf(sample(), { resources }));
    const fonts = run('pdffonts', [file]).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(2);
    for (const font of fonts) expect(font).toMatch(/IBMPlexSans.*CID TrueType\s+Identity-H\s+yes yes yes/);
    const words = run('pdftotext', ['-layout', file, '-']);
    // Names on the map have a halo, which is printed apart and must not be read.
    for (const name of ['Site 1', 'Site 4', 'Carte établie avec Emprise', 'Lambert-93'])
      expect([name, words.split(name).length - 1]).toEqual([name, 1]);
    expect(run('pdfinfo', ['-struct-text', file])).toMatch(/H1[^\n]*\n\s*"Sites d’exemple/);
  });
});

describe('what a PDF reads aloud', () => {
  const figure = (alternative: string, [x, y, width, height]: [number, number, number, number]): GroupNode =>
    group(alternative, [
      tagged({ role: 'figure', alternative }, alternative, [pathNode(rectanglePath(x, y, width, height), solid('#dddddd'))]),
    ]);
  const words = (text: string, role: Role, y: number): GroupNode =>
    group(text, [
      tagged({ role }, text, [
        { type: 'text', x: 12, y, anchor: 'start', text, face: 'IBMPlexSans-Regular', size: 4, colour: '#000000', halo: null },
      ]),
    ]);

  it.skipIf(!poppler)('is the title, what stands under it, the main map, then its insets whatever their height', async () => {
    const drawing: Drawing = {
      width_mm: 420,
      height_mm: 297,
      language: 'fr',
      title: 'Titre',
      description: 'Essai',
      children: [
        figure('Encart', [306, 12, 102, 84]),
        figure('Carte', [12, 36, 286, 246]),
        words('Sources', 'note', 290),
        words('Sous-titre', 'paragraph', 30),
        words('Titre', 'heading-1', 20),
      ],
    };
    const file = path.join(folder, 'order.pdf');
    writeFileSync(file, await drawingToPdf(drawing, { resources }));
    const tree = run('pdfinfo', ['-struct-text', file]);
    const boxes = [...tree.matchAll(/BBox \[([\d.]+) /g)].map(([, left]) => Math.round((Number(left) * 25.4) / 72));
    expect(boxes).toEqual([12, 306]);
    const order = ['"Titre"', '"Sous-titre"', 'Figure', '"Sources"'].map((part) => tree.indexOf(part));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });
});

describe('SVG', () => {
  it('is well formed, with named groups, each id once, and text as text', () => {
    const svg = drawingToSvg(sample(), { embedFontsFrom: null });
    const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const used of svg.matchAll(/(?:href="#|url\(#)([^")]+)/g)) expect(ids).toContain(used[1]);
    expect(svg).toContain('width="297mm" height="210mm" viewBox="0 0 297 210"');
    expect(svg).toContain('inkscape:label="EPCI" inkscape:groupmode="layer"');
    expect(svg).toContain('&amp; «\u00a0essais\u00a0» &lt;1&gt;');
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    expect(drawingToSvg(sample(), { embedFontsFrom: null })).toBe(svg);
  });

  it('is read by programs that know SVG 1.1 only: symbols by xlink, plain ids, layers that are layers', () => {
    const svg = drawingToSvg(sample(), { embedFontsFrom: resources });
    const uses = svg.match(/<use [^>]*>/g) ?? [];
    expect(uses.length).toBeGreaterThan(0);
    for (const use of uses) expect(use).toContain('<use xlink:href="#');
    const layers = [...svg.matchAll(/inkscape:label="([^"]*)" inkscape:groupmode="layer"/g)].map(([, label]) => label);
    expect(layers).toEqual(expect.arrayContaining(['EPCI', 'Sites', 'Couches', 'Symboles', 'Noms']));
    expect(layers).not.toContain('row');
    const named = group('Côte d’Albâtre', [group('Côte d’Albâtre', [])]);
    const page = drawingToSvg({ ...sample(), children: [named] }, { embedFontsFrom: null });
    expect([...page.matchAll(/<g id="([^"]+)"/g)].map(([, id]) => id)).toEqual(['cote-d-albatre']);
  });

  it('embeds the fonts it uses, and names others of the same width for programs that read no embedded one', () => {
    const svg = drawingToSvg(sample(), { embedFontsFrom: resources });
    expect(svg).toMatch(/font-family="'IBM Plex Sans Condensed', 'Arial Narrow', [^"]*sans-serif"/);
    expect(svg.match(/@font-face/g)?.length).toBeGreaterThan(2);
    expect(svg).toContain('src:url(data:font/woff2;base64,d09GMg');
  });

  it.skipIf(!python)('is XML to another parser', () => {
    const file = path.join(folder, 'map.svg');
    writeFileSync(file, drawingToSvg(sample(), { embedFontsFrom: resources }));
    expect(
      run('python3', ['-c', 'import sys, xml.dom.minidom as m; print(m.parse(sys.argv[1]).documentElement.tagName)', file]).trim(),
    ).toBe('svg');
  });
});

describe('PNG', () => {
  it('has the exact size of the page at its density, and says the density', async () => {
    const png = PNG.sync.read(Buffer.from(await drawingToPng(sample({ format: 'A5', orientation: 'portrait' }), { dpi: 127, resources })));
    expect([png.width, png.height]).toEqual([740, 1050]);
    const bytes = Buffer.from(await drawingToPng(sample({ format: 'A5', orientation: 'portrait' }), { dpi: 127, resources }));
    const at = bytes.indexOf('pHYs');
    expect([bytes.readUInt32BE(at + 4), bytes.readUInt32BE(at + 8), bytes[at + 12]]).toEqual([5000, 5000, 1]);
  });

  it('is the same picture in bands as whole', async () => {
    const drawing = sample({ format: 'A4', orientation: 'portrait' });
    const dpi = 75;
    const banded = PNG.sync.read(Buffer.from(await drawingToPng(drawing, { dpi, resources, bandPixels: 120_000 })));
    const whole = PNG.sync.read(Buffer.from(await drawingToPng(drawing, { dpi, resources })));
    expect([banded.width, banded.height]).toEqual([620, 877]);
    let [different, most] = [0, 0];
    for (let at = 0; at < whole.data.length; at++) {
      const difference = Math.abs((whole.data[at] as number) - (banded.data[at] as number));
      if (difference > 2) different += 1;
      if (difference > most) most = difference;
    }
    // edges of letters and lines are counted a hair otherwise from another corner; a row lost or twice would show everywhere
    expect(different / whole.data.length).toBeLessThan(1e-4);
    expect(most).toBeLessThan(40);
  });

  it('refuses a picture no office machine can hold', async () => {
    const error: unknown = await drawingToPng(sample({ format: 'A0', orientation: 'landscape' }), { dpi: 700, resources }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(EmpriseError);
    expect(error).toMatchObject({ code: 'parameter-invalid', params: { name: 'dpi', value: 700, most: 622 } });
  });
});

type Json = Parameters<typeof fromGeoJson>[0];

const boundaries = path.join(data, 'epci.geojson');
if (!existsSync(boundaries)) console.warn(`SKIPPED: ${boundaries} is not there, the national map is not drawn`);

describe.skipIf(!existsSync(boundaries))('the national map of 1,232 EPCI', () => {
  it('is a PDF under 5 MB with every EPCI', { timeout: 30_000 }, async () => {
    const { features } = JSON.parse(readFileSync(boundaries, 'utf8')) as {
      features: { geometry: Parameters<typeof fromGeoJson>[0]; properties: Record<string, unknown> }[];
    };
    const epci = layer(
      'epci',
      'EPCI',
      features.map(({ geometry, properties }) => feature(fromGeoJson(geometry), properties)),
    );
    const { drawing, report } = drawMapPage(franceLayout([epci], text, { title: 'EPCI' }), [epci], text);
    expect(report.objects).toEqual({ epci: 1232 });
    const pdf = await drawingToPdf(drawing, { resources });
    console.info(`national map: ${(pdf.length / 1e6).toFixed(2)} MB, 1:${report.scaleDenominator}`);
    expect(pdf.length).toBeLessThan(5_000_000);
  });

  it('names every Territoire d’industrie in full on the A3 of France', { timeout: 30_000 }, () => {
    const objects = (...file: string[]) =>
      (JSON.parse(readFileSync(path.join(data, ...file), 'utf8')) as { features: { geometry: Json; properties: Record<string, string> }[] })
        .features;
    const programme = objects('territoires_industrie', 'territoires_industrie_183_temps2.geojson');
    const names = programme.map(({ properties }) => (properties['lib_territoire'] as string).trim());
    const layers = [
      layer(
        'epci',
        'EPCI',
        [...objects('epci.geojson'), ...objects('epci_drom.geojson')].map(({ geometry }) => feature(fromGeoJson(geometry))),
      ),
      layer(
        'territoires',
        'Territoires d’industrie',
        programme.map(({ geometry }, index) => feature(fromGeoJson(geometry), { nom: names[index] })),
      ),
      layer(
        'sites',
        'Sites',
        objects('simules', 'sites_simules.geojson').map(({ geometry, properties }) => feature(fromGeoJson(geometry), properties)),
      ),
    ].map((one) => [one.table, { ...one, id: one.table }] as const);
    const template = JSON.parse(readFileSync(path.join(resources, 'layouts/france-a3.json'), 'utf8')) as { layout: object };
    const layout = pageLayoutSchema.parse({ ...template.layout, name: 'France' });
    const given = pageData({ visible: layers.map(([id]) => id), layers: new Map(layers) });
    const { drawing, report } = draw(layout, given);
    expect(Object.values(report.maps).map(({ labelsDropped }) => labelsDropped)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    const letters = (words: string): string => words.replace(/[^\p{L}\p{N}]/gu, '');
    const printed = letters(wordsOf(drawing.children).join(''));
    expect(names.filter((name) => !printed.includes(letters(name)))).toEqual([]);
  });
});
