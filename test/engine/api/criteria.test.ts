/** What the criteria of the default grid stand on: a column, a category or the room; fed by layers, and told which where there is none. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { withReader, withWriter } from '../../../electron/engine/api/services/access.ts';
import { runAnalyses } from '../../../electron/engine/api/services/analyse.ts';
import { silentHooks } from '../../../electron/engine/api/services/hooks.ts';
import { importFiles } from '../../../electron/engine/api/services/import.ts';
import { createProjectFile } from '../../../electron/engine/api/services/project.ts';
import { defaultGrid } from '../../../electron/engine/api/services/workshop/default-grid.ts';
import { decisionMatrix } from '../../../electron/engine/api/services/workshop/matrix.ts';
import { ensureBuilt } from '../../../scripts/setup/freshness.mjs';
import { needOf, needText } from '../../../shared/domain/criterion-needs.ts';
import { importOptionsSchema } from '../../../shared/domain/import.ts';
import type { SchemaKind } from '../../../shared/domain/kinds/index.ts';
import type { DecisionMatrix } from '../../../shared/domain/workshop.ts';
import { hasMessage, translator } from '../../../shared/messages/index.ts';
import { root } from '../../architecture/sources.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'emprise-criteria-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
if (!ensureBuilt()) throw new Error('dist/ could not be built: analyses need the reference lists');
const resources = path.join(root, 'dist/resources');
const hooks = silentHooks({ resources, version: '0.0.0' });
const grid = defaultGrid(resources, 'fr');

/** Degrees from 2° E, 47° N. */
function square(x: number, y: number, side: number): object {
  const [west, south] = [2 + x, 47 + y];
  const ring = [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}
const place = (x: number, y: number) => ({ type: 'Point', coordinates: [2 + x, 47 + y] });

let files = 0;
async function bring(
  project: string,
  kind: SchemaKind,
  features: readonly (readonly [geometry: object, properties: object])[],
): Promise<void> {
  const file = path.join(folder, `${kind}-${files++}.geojson`);
  const collection = {
    type: 'FeatureCollection',
    features: features.map(([geometry, properties]) => ({ type: 'Feature', geometry, properties })),
  };
  writeFileSync(file, JSON.stringify(collection));
  await withWriter(project, hooks, (writer) => importFiles(writer, [file], importOptionsSchema.parse({ kind }), hooks));
}

async function analysed(project: string): Promise<DecisionMatrix> {
  await withWriter(project, hooks, (writer) => runAnalyses(writer, {}, hooks));
  return withReader(project, (reader) => decisionMatrix(reader, grid));
}

/** Value of the first site, text or number; null where it is missing. */
function valueIn(matrix: DecisionMatrix, code: string): number | string | null {
  const column = matrix.criteria.indexOf(code);
  const value = matrix.values[column] as number;
  if (Number.isNaN(value)) return null;
  return matrix.texts[column]?.[value] ?? value;
}

async function projectWithSite(properties: object): Promise<string> {
  const project = path.join(folder, `${files++}.gpkg`);
  await createProjectFile(project, { force: true }, hooks);
  await bring(project, 'sites', [[square(0, 0, 0.01), { site_id: '18033_SITE-ECO_1', site_nom: 'Les Prés', ...properties }]]);
  return project;
}

describe('the default grid', () => {
  test('has six families with criteria, and reads only what there is', async () => {
    const project = await projectWithSite({});
    const columns = await withReader(project, (reader) => reader.columns('sites', { results: true }).map(({ name }) => name));
    expect(grid.families).toHaveLength(6);
    expect(grid.families.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
    for (const family of grid.families) expect(grid.criteria.some((criterion) => criterion.family === family.code)).toBe(true);
    for (const { feed, code } of grid.criteria)
      if (feed.from === 'field') expect(columns, code).toEqual(expect.arrayContaining(feed.field.split('+')));
  });

  test('says in both languages what each criterion waits for', () => {
    for (const language of ['fr', 'en'] as const)
      for (const { feed, code } of grid.criteria) {
        const said = needText(needOf(feed), false, { text: translator(language), hasMessage });
        expect(said, code).toMatch(/\.$/);
        // a name the catalogue lacks would show as its code
        expect(said, code).not.toMatch(/_|\{/);
      }
    const french = { text: translator('fr'), hasMessage };
    expect(needText(needOf({ from: 'field', field: 'bassin_population' }), false, french)).toContain('communes avec leur population');
    expect(needText(needOf({ from: 'proximity', category: 'echangeur+gare_de_peage' }), false, french)).toContain(
      'Échangeur autoroutier ou Gare de péage',
    );
    expect(needText(needOf({ from: 'field', field: 'voisins_embranches' }), false, french)).toContain('Installation terminale embranchée');
    // before the analyses, the layer may be there already
    expect(needText(needOf({ from: 'field', field: 'bassin_population' }), true, french)).toBe('Lancer les analyses.');
    expect(needText(needOf({ from: 'field', field: 'reseau_assainissement' }), true, french)).toContain('Renseigner');
  });

  test('takes the first of two fields that says something', async () => {
    const fromTemplate = await analysed(await projectWithSite({ eau: 'oui', reseau_fibre_optique: 'inconnu', fibre: 'non' }));
    expect([valueIn(fromTemplate, 'eau'), valueIn(fromTemplate, 'fibre')]).toEqual(['oui', 'non']);
    const both = await analysed(await projectWithSite({ reseau_eau_potable: 'non', eau: 'oui' }));
    expect(valueIn(both, 'eau')).toBe('non');
  });

  test('is fed by each layer as it comes: unknown before, known after', async () => {
    const project = await projectWithSite({ site_epci_siren: '241800507' });
    const before = await withReader(project, (reader) => decisionMatrix(reader, grid));
    expect(before.unrun).toBe(true);
    const alone = await analysed(project);
    expect(alone.unrun).toBe(false);
    const fed = ['population', 'contraintes', 'exclusions', 'artificialise', 'public', 'viabilise', 'industries', 'embranches', 'laureats'];
    expect(fed.map((code) => valueIn(alone, code))).toEqual(fed.map(() => null));
    await bring(project, 'communes', [[square(-0.5, -0.5, 1), { insee: '18033', nom: 'Bourges', population: 60_000 }]]);
    await bring(project, 'contraintes', [[square(0, 0, 0.005), { type: 'PPRI', nom: 'Aléa fort', exclusion: 'oui' }]]);
    await bring(project, 'occupation_sol', [[square(-0.1, -0.1, 0.3), { code_cs: 'CS1.1.1.2', code_us: 'US2' }]]);
    await bring(project, 'terrains', [
      [square(0, 0, 0.01), { terr_id: 'T1', terr_maitrise_fonc: 'commune', terr_stade_amngt: 'non aménagé, non viabilisé' }],
    ]);
    await bring(project, 'etablissements', [
      [place(0.02, 0), { siret: '11111111111111', etab_activite_code: '25.62B', etab_effectif_code: '21' }],
      [place(0.5, 0), { siret: '22222222222222', etab_activite_code: '25.62B', etab_effectif_code: '21' }],
    ]);
    await bring(project, 'laureats', [[place(0.03, 0), { nom: 'Forges' }]]);
    await bring(project, 'equipements', [[place(0.03, 0.01), { categorie: 'ite', nom: 'ITE' }]]);
    const after = await analysed(project);
    const values = Object.fromEntries(fed.map((code) => [code, valueIn(after, code)]));
    // a quarter of the square in degrees: 0.25 but for the meridians that draw together
    expect(values['contraintes']).toBeCloseTo(0.25, 3);
    expect(values).toMatchObject({ artificialise: 1, public: 1, viabilise: 0, industries: 1, embranches: 1, laureats: 1 });
    expect(values['exclusions']).toBe(values['contraintes']);
    expect(values['population']).toBeGreaterThan(1000);
    expect(values['population']).toBeLessThan(60_000);
  });
});
