/** Pages as planners print them, each against the picture it was judged by. */
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withReader, withWriter } from '../../electron/engine/api/services/access.ts';
import { runAnalyses } from '../../electron/engine/api/services/analyse.ts';
import { silentHooks } from '../../electron/engine/api/services/hooks.ts';
import { PageDrawer } from '../../electron/engine/api/services/layouts/drawer.ts';
import { pageTemplates } from '../../electron/engine/api/services/layouts/templates.ts';
import { createProjectFile } from '../../electron/engine/api/services/project.ts';
import { buildReport } from '../../electron/engine/api/services/reports/index.ts';
import { drawingToPdf } from '../../electron/engine/exporters/maps/pdf.ts';
import { drawingToSvg } from '../../electron/engine/exporters/maps/svg.ts';
import type { Drawing } from '../../shared/cartography/drawing.ts';
import type { MapLayerData } from '../../shared/cartography/map-layer.ts';
import { drawPage } from '../../shared/cartography/page/draw-page.ts';
import { NO_PAGE_DATA, type PageData } from '../../shared/cartography/page/page-data.ts';
import { type PageItemInput, type PageLayout, type PageLayoutInput, pageLayoutSchema } from '../../shared/domain/page-layout.ts';
import type { PageReport } from '../../shared/domain/page-report.ts';
import { styleSchema } from '../../shared/domain/style.ts';
import { translator } from '../../shared/messages/index.ts';
import { drawReport } from '../../shared/report/pages/draw-report.ts';
import { wordsOf } from '../unit/cartography/groups.ts';
import { feature, layer, square } from '../unit/cartography/make-layer.ts';
import { renderDifference } from './case.ts';
import { resources, syntheticFrance, syntheticRivers } from './synthetic-france.ts';

/** Anti-aliasing may move a few pixels between versions of the renderer; a lost name, layer or line of text moves far more. */
const TOLERANCE = 0.002;
const TODAY = '2026-11-21';
const hooks = silentHooks({ resources, version: '0.0.0' });

interface Drawn {
  readonly drawing: Drawing;
  readonly report: PageReport;
}

function page(items: readonly PageItemInput[], parts: Partial<Omit<PageLayoutInput, 'items' | 'version'>> = {}): PageLayout {
  return pageLayoutSchema.parse({
    version: 2,
    name: 'Planche',
    page: { format: 'A5', orientation: 'landscape' },
    ...parts,
    items: [...items],
  });
}

function drawn(layout: PageLayout, layers: readonly MapLayerData[]): Drawn {
  const data: PageData = {
    ...NO_PAGE_DATA,
    visible: layers.map(({ table }) => table),
    layers: new Map(layers.map((one) => [one.table, { ...one, id: one.table }])),
    known: new Set(layers.map(({ table }) => table)),
    variables: { date: TODAY },
  };
  return drawPage(layout, data, translator(layout.language));
}

const dropped = ({ report }: Drawn): number => Object.values(report.maps).reduce((sum, { labelsDropped }) => sum + labelsDropped, 0);

const map = (parts: Partial<Extract<PageItemInput, { type: 'map' }>>): PageItemInput => ({
  id: 'map',
  type: 'map',
  box: [6, 6, 198, 136],
  epsg: 2154,
  view: { type: 'territory', territory: null },
  ...parts,
});

/** The whole country on one map that fills the sheet, every territory named. */
const namesA2 = (): Drawn =>
  drawn(
    page(
      [
        map({
          box: [10, 10, 400, 574],
          view: { type: 'extent', extent: [99_000, 6_046_000, 1_243_000, 7_111_000] },
          namedLayers: ['territoires'],
          labelSize_pt: 6.5,
        }),
      ],
      { page: { format: 'A2', orientation: 'portrait' } },
    ),
    syntheticFrance(),
  );

const rivers = (): Drawn =>
  drawn(
    page([map({ view: { type: 'scale', centre: [703_000, 6_595_000], denominator: 320_000 } })]),
    syntheticRivers(
      styleSchema.parse({
        version: 1,
        renderer: { type: 'single', symbolisation: { stroke: { colour: '#2f6f9f', width_mm: 0.5 } } },
        label: { field: 'nom', size_mm: 2.8, colour: '#2f6f9f', italic: true, halo: '#ffffff' },
      }),
    ),
  );

/** Areas as small as those round Paris, whose names are five times as long. */
const leaders = (): Drawn => {
  const names = [
    'Boucle Nord de Seine',
    'Cergy Ouest 95',
    'Grand Paris Sud-Seine-Essonne-Sénart',
    'Grand Roissy Le Bourget',
    'Grand-Orly Seine Bièvre',
    'Marne et Brie Industries',
    'Melun – Villaroche',
    'Nord Est 77 – Meaux',
    'Versailles – Saclay – Saint Quentin',
  ];
  const cells = names.map((nom, i) =>
    feature(square(2.75 + (i % 3) * 0.05, 46.4 + Math.floor(i / 3) * 0.035, 0.034), { nom, regions: '11' }),
  );
  const around = feature(square(3.2, 46.3, 0.4), { nom: 'Pays de Bernay, de Conches, du Neubourg et du Sud de l’Eure', regions: '28' });
  return drawn(page([map({ view: { type: 'scale', centre: [695_000, 6_595_000], denominator: 700_000 }, namedLayers: ['territoires'] })]), [
    layer('territoires', 'Territoires d’industrie', [...cells, around]),
  ]);
};

/** Overseas, in its own legal projection. */
const reunion = (): Drawn =>
  drawn(
    page(
      [
        map({
          box: [6, 6, 136, 136],
          epsg: 2975,
          view: { type: 'extent', extent: [312_700, 7_632_500, 379_800, 7_692_900] },
          grid: { kind: 'graticule' },
          namedLayers: ['territoires'],
        }),
        { id: 'legend', type: 'legend', box: [148, 6, 56, 80] },
        { id: 'scale', type: 'scale-bar', box: [148, 120, 56, 14] },
        { id: 'north', type: 'north-arrow', box: [148, 100, 8, 14] },
        { id: 'locator', type: 'locator', box: [170, 88, 34, 28] },
      ],
      { page: { format: 'A5', orientation: 'landscape' } },
    ),
    syntheticFrance(),
  );

/** What must be told apart without colour: patterns of land and constraints, outlines, symbols by form. */
const blackAndWhite = (): Drawn => {
  const states = ['friche', 'inoccupé', 'vacant', 'occupation en transition', 'occupé', null];
  const terrains = states.map((etat, i) =>
    feature(square(3 + (i % 3) * 0.004, 46.5 + Math.floor(i / 3) * 0.003, 0.0032), { terr_etat_occup: etat }),
  );
  const sites = ['disponible', 'court terme', 'avant 2030'].map((maturite, i) => ({
    ...feature(square(2.9996 + i * 0.004, 46.4996, 0.0036), { maturite, site_nom: `Site ${i + 1}` }),
    number: i + 1,
  }));
  return drawn(
    page([
      map({ box: [6, 6, 130, 136], view: { type: 'territory', territory: null, around: 0.06 } }),
      { id: 'legend', type: 'legend', box: [142, 6, 62, 136], columns: 1 },
    ]),
    [
      layer('terrains', 'Terrains', terrains),
      layer('contraintes', 'Contraintes', [feature(square(3.003, 46.501, 0.006))]),
      layer('friches_emprises', 'Emprises de friches', [feature(square(3.0085, 46.5005, 0.002))]),
      layer('sites', 'Sites', sites),
    ],
  );
};

describe('pages of invented places', () => {
  it.each([
    ['names-a2', namesA2, 58],
    ['rivers', rivers, 90],
    ['leaders', leaders, 90],
    ['reunion', reunion, 90],
    ['black-and-white', blackAndWhite, 90],
  ] as const)('%s looks as it did', { timeout: 60_000 }, async (name, draw, dpi) => {
    const { drawing } = draw();
    expect(await renderDifference(name, drawing, dpi)).toBeLessThan(TOLERANCE);
  });

  it('name every territory of the country on an A2 sheet, in letters of 6.5 points', { timeout: 60_000 }, () => {
    const found = namesA2();
    expect(dropped(found)).toBe(0);
    expect(found.report.maps['map']?.labelsPlaced).toBeGreaterThanOrEqual(160);
    const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
    const printed = letters(wordsOf(found.drawing.children).join(''));
    const names = syntheticFrance().flatMap(({ table, features }) =>
      table === 'territoires' ? features.map(({ values }) => String(values['nom'])) : [],
    );
    expect(names.filter((name) => printed.includes(letters(name))).length).toBe(found.report.maps['map']?.labelsPlaced);
    expect(found.report.warnings.map(({ code }) => code)).not.toContain('labels-too-small');
  });

  it('drawn twice are the same to the byte', { timeout: 60_000 }, async () => {
    for (const draw of [rivers, leaders, reunion]) {
      const [one, two] = [draw().drawing, draw().drawing];
      expect(drawingToSvg(one, { embedFontsFrom: null })).toBe(drawingToSvg(two, { embedFontsFrom: null }));
      expect(Buffer.compare(await drawingToPdf(one, { resources }), await drawingToPdf(two, { resources }))).toBe(0);
    }
  });

  it('miss a name that is gone', { timeout: 60_000 }, async () => {
    const { drawing } = leaders();
    const without: Drawing = { ...drawing, children: drawing.children.map(withoutNames) };
    expect(await renderDifference('leaders', without, 90, false)).toBeGreaterThan(TOLERANCE * 3);
  });
});

type Node = Drawing['children'][number];
const withoutNames = (node: Node): Node =>
  node.type === 'group' ? { ...node, children: node.name === 'map-labels' ? [] : node.children.map(withoutNames) } : node;

describe('pages of the templates', () => {
  let folder = '';
  let project = '';

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'emprise-pages-'));
    project = path.join(folder, 'demo.gpkg');
    // A fiche says on which day its data were taken in and its figures reckoned.
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 12) });
    await createProjectFile(project, { demo: true }, hooks);
    await withWriter(project, hooks, (one) => runAnalyses(one, { only: ['surface', 'recyclage', 'proximite'] }, hooks));
  }, 60_000);

  afterAll(() => {
    vi.useRealTimers();
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  });

  const fromTemplate = (id: string, language: 'fr' | 'en' = 'fr'): Promise<Drawn> =>
    withReader(project, (reader) => {
      const template = pageTemplates(reader, resources, language).find((one) => one.id === id);
      if (!template) throw new Error(`no template ${id}`);
      return new PageDrawer().draw(reader, { layout: template.layout, object: null }, { today: TODAY });
    });

  const tableAndChart = (): Promise<Drawn> =>
    withReader(project, (reader) => {
      const layout = page(
        [
          {
            id: 'title',
            type: 'text',
            role: 'title',
            box: [10, 8, 190, 10],
            text: 'Les sites par maturité',
            size_pt: 18,
            weight: 'semibold',
          },
          { id: 'table', type: 'table', box: [10, 22, 190, 100], layer: 'sites', totals: true, most: 12 },
          { id: 'chart', type: 'chart', box: [10, 126, 190, 60], layer: 'sites', by: 'maturite', title: 'Nombre de sites' },
          { id: 'shares', type: 'chart', kind: 'shares', box: [10, 190, 190, 30], layer: 'terrains', by: 'terr_etat_occup' },
        ],
        { page: { format: 'A4', orientation: 'portrait' } },
      );
      return new PageDrawer().draw(reader, { layout, object: null }, { today: TODAY });
    });

  const fiche = (): Promise<Drawing> =>
    withReader(project, async (reader) => {
      const [first] = reader.rows('sites');
      const request = { kind: 'site' as const, id: String(first?.['site_id']) };
      const report = await buildReport(reader, request, hooks, new Date(2026, 10, 21));
      return drawReport(report, translator('fr'))[0] as Drawing;
    });

  it.each([
    ['template-region', async () => (await fromTemplate('region-a4')).drawing, 60],
    ['template-region-english', async () => (await fromTemplate('region-a4', 'en')).drawing, 60],
    ['template-epci', async () => (await fromTemplate('epci-a4')).drawing, 60],
    ['template-site', async () => (await fromTemplate('site-a4')).drawing, 60],
    ['template-workshop', async () => (await fromTemplate('workshop-a1')).drawing, 24],
    ['table-and-charts', async () => (await tableAndChart()).drawing, 60],
    ['fiche', fiche, 72],
  ] as const)('%s looks as it did', { timeout: 60_000 }, async (name, draw, dpi) => {
    expect(await renderDifference(name, await draw(), dpi)).toBeLessThan(TOLERANCE);
  });

  it('show the country with its insets, each DROM in its system at its own scale', { timeout: 60_000 }, async () => {
    const layout = await withReader(
      project,
      (reader) => pageTemplates(reader, resources, 'fr').find(({ id }) => id === 'france-a3')?.layout,
    );
    const found = drawn(layout as PageLayout, syntheticFrance());
    expect(await renderDifference('template-france', found.drawing, 60)).toBeLessThan(TOLERANCE);
    expect(dropped(found)).toBe(0);
    const systems = Object.values(found.report.maps).map(({ epsg }) => epsg);
    expect([...systems].sort()).toEqual([2154, 2154, 2972, 2975, 4471, 5490, 5490]);
  });
});
