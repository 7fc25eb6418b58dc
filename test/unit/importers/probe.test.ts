import { describe, expect, it } from 'vitest';
import { probeFile } from '../../../electron/engine/importers/index.ts';
import { suggestKind } from '../../../electron/engine/importers/mapping/suggest-kind.ts';
import { fileProposalSchema } from '../../../shared/domain/import.ts';
import { fileOf } from './support/files.ts';

describe('a look at a file', () => {
  it('tells what it holds and how that was decided', async () => {
    const file = fileOf('epci.csv', 'SIREN;Nom;site_vocadomi;x;y\n200000172;Été;industrielle;652000;6862000\n');
    const proposal = await probeFile(file);
    expect(fileProposalSchema.parse(proposal)).toEqual(proposal);
    expect(proposal).toMatchObject({
      file: 'epci.csv',
      layers: [
        { format: 'csv', geometry: 'point', count: 1, suggestedKind: 'sites', crs: { code: 'EPSG:2154', how: 'guessed' }, obstacles: [] },
      ],
    });
    expect(proposal.layers[0]?.fields.find(({ from }) => from === 'Nom')).toMatchObject({ from: 'Nom', example: 'Été', to: 'site_nom' });
    expect(proposal.layers[0]?.extent?.[0]).toBeCloseTo(2.3459, 3);
  });

  it('names what stands in the way, and lets go of it once the system is given', async () => {
    const file = fileOf('a.geojson', '{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[652000,6862000]}}');
    expect((await probeFile(file)).layers[0]?.obstacles).toEqual([
      { code: 'crs-contradicted', params: { file: 'a.geojson', declared: 'EPSG:4326', likely: 'EPSG:2154' } },
    ]);
    expect((await probeFile(file, { crs: 2154 })).layers[0]).toMatchObject({ obstacles: [], crs: { code: 'EPSG:2154', how: 'given' } });
    expect((await probeFile(fileOf('b.csv', 'code;nom\n1;x\n'))).layers[0]?.obstacles[0]?.code).toBe('csv-without-coordinates');
  });

  it('proposes anew what a decision changes', async () => {
    const file = fileOf('zones.csv', 'code;libelle;surface_m2;x;y\n1004;Ã‰tÃ©;25000;5.35;45.96\n2A004;Nord;1000;8.74;41.92\n');
    const first = (await probeFile(file)).layers[0];
    expect(first).toMatchObject({ kind: 'couche', suggestedKind: 'couche', mojibake: { count: 1, example: 'Ã‰tÃ©', repaired: 'Été' } });
    expect(first?.converted[0]).toMatchObject({ libelle: 'Ã‰tÃ©' });
    const options = { kind: 'friches', fields: { comm_insee: 'code', site_nom: 'libelle' }, repairText: true } as const;
    const again = (await probeFile(file, options)).layers[0];
    expect(again).toMatchObject({
      kind: 'friches',
      suggestedKind: 'couche',
      shortCodes: { field: 'code', count: 1, example: '1004', repaired: '01004' },
      obstacles: [],
    });
    expect(again?.converted.map((row) => [row['comm_insee'], row['site_nom']])).toEqual([
      ['01004', 'Été'],
      ['2A004', 'Nord'],
    ]);
    const kept = (await probeFile(file, { ...options, restoreZeros: false, constants: { site_type: 'friche industrielle' } })).layers[0];
    expect(kept?.converted[0]).toMatchObject({ comm_insee: '1004', site_type: 'friche industrielle' });
    expect((await probeFile(file, { kind: 'friches', fields: { site_nom: 'absent' } })).layers[0]?.obstacles[0]?.code).toBe(
      'field-unknown',
    );
  });

  it('shows what each system and the order of axes would give', async () => {
    const file = fileOf('a.geojson', '{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[652000,6862000]}}');
    const [layer] = (await probeFile(file)).layers;
    expect(layer).toMatchObject({ crs: null, preview: null, extent: null });
    expect(layer?.crsChoices[0]).toMatchObject({ code: 'EPSG:2154', swapAxes: false, accuracy_m: null });
    expect(layer?.crsChoices[0]?.extent?.[0]).toBeCloseTo(2.3459, 3);
    const [chosen] = (await probeFile(file, { crs: 2154, swapAxes: false })).layers;
    expect(chosen?.preview).toMatchObject({ objects: 1, lines: [], polygons: [] });
    expect(chosen?.preview?.points[0]).toBeCloseTo(2.3459, 3);
    const turned = fileOf('b.csv', 'nom;lon;lat\na;48.85;2.35\n');
    expect((await probeFile(turned)).layers[0]).toMatchObject({
      crs: { code: 'EPSG:4326', how: 'corrected' },
      extent: [2.35, 48.85, 2.35, 48.85],
    });
    expect((await probeFile(turned, { swapAxes: false })).layers[0]?.extent).toEqual([48.85, 2.35, 48.85, 2.35]);
  });

  it('draws at most 400 objects and 12,000 vertices from all over a layer', async () => {
    const ring = (cx: number, cy: number) =>
      Array.from({ length: 201 }, (_, i) => [cx + 0.02 * Math.cos((i * Math.PI) / 100), cy + 0.02 * Math.sin((i * Math.PI) / 100)]);
    const features = Array.from({ length: 900 }, (_, i) => ({
      type: 'Feature',
      properties: { i },
      geometry: { type: 'Polygon', coordinates: [ring(-4 + (i % 30) * 0.4, 43 + Math.floor(i / 30) * 0.25)] },
    }));
    const [layer] = (await probeFile(fileOf('c.geojson', JSON.stringify({ type: 'FeatureCollection', features })))).layers;
    const polygons = layer?.preview?.polygons ?? [];
    // Beyond two megabytes: nothing but pieces of it were looked at.
    expect(layer).toMatchObject({ count: null });
    expect(layer?.preview?.objects).toBe(polygons.length);
    expect(polygons.length).toBeGreaterThan(100);
    expect(polygons.length).toBeLessThanOrEqual(400);
    expect(polygons.reduce((sum, numbers) => sum + numbers.length / 2, 0)).toBeLessThanOrEqual(12_000);
    const ys = polygons.map((numbers) => numbers[1] as number);
    expect([Math.min(...ys) < 43.5, Math.max(...ys) > 50]).toEqual([true, true]);
    for (const numbers of polygons) expect(numbers.slice(0, 2)).toEqual(numbers.slice(-2));
  });

  it('puts records with a system of their own where they belong', async () => {
    // SIRENE: Lambert-93 on the mainland, the legal projection of the territory overseas (both points by pyproj).
    const header = 'siret;codeCommuneEtablissement;coordonneeLambertAbscisseEtablissement;coordonneeLambertOrdonneeEtablissement';
    const rows = '73282932000074;75056;652000;6862000\n00552013500014;97411;338767.167;7690355.572\n';
    const [layer] = (await probeFile(fileOf('StockEtablissement.csv', `${header}\n${rows}`))).layers;
    expect(layer).toMatchObject({ crs: { code: 'EPSG:2154' }, preview: { objects: 2 } });
    expect(layer?.obstacles.map(({ code }) => code)).not.toContain('crs-contradicted');
    expect(layer?.preview?.points.map((value) => Math.round(value * 1000) / 1000)).toEqual([2.346, 48.856, 55.45, -20.88]);
  });

  it('offers encodings with the text each gives, and takes the one chosen', async () => {
    const file = fileOf('d.csv', Buffer.from('nom;lon;lat\nH\u00f4pital d\u00e9saffect\u00e9;2;48\n', 'latin1'));
    const [layer] = (await probeFile(file)).layers;
    expect(layer?.encoding).toEqual({ name: 'windows-1252', how: 'guessed' });
    expect(layer?.encodingChoices[0]).toEqual({ name: 'windows-1252', sample: 'Hôpital désaffecté' });
    const [other] = (await probeFile(file, { encoding: 'CP850' })).layers;
    expect(other?.encodingChoices[0]?.name).toBe('CP850');
    expect(other?.sample[0]?.['nom']).toBe(other?.encodingChoices[0]?.sample);
  });

  it('takes the place of a table from a code, on demand', async () => {
    const file = fileOf('e.csv', 'code_commune;nom\n01004;x\n2A004;y\n');
    const [layer] = (await probeFile(file, { kind: 'couche' })).layers;
    expect(layer).toMatchObject({ place: { how: 'none' }, join: { column: 'code_commune', with: 'communes' } });
    expect(layer?.obstacles.map(({ code }) => code)).toEqual(['csv-without-coordinates']);
    const join = layer?.join ?? undefined;
    expect((await probeFile(file, { kind: 'couche', join })).layers[0]).toMatchObject({
      place: { how: 'join', columns: ['code_commune'] },
      obstacles: [],
    });
  });

  it.each([
    ['friches', ['site_id', 'site_nom', 'site_type', 'sol_pollution_existe'], 'point'],
    ['sites', ['site_id', 'site_nom', 'site_type', 'site_vocadomi'], 'polygon'],
    ['couche', ['site_id', 'site_nom', 'site_type'], 'polygon'],
    ['parcelles', ['id', 'commune', 'prefixe', 'section', 'numero', 'contenance'], 'polygon'],
    ['communes', ['ID', 'NOM', 'INSEE_COM', 'SIREN_EPCI'], 'polygon'],
    ['epci', ['ID', 'CODE_SIREN', 'NOM', 'NATURE'], 'polygon'],
    ['couche', ['CODE_SIREN', 'NOM'], 'point'],
    ['territoires', ['id_territoire', 'lib_territoire', 'liste_geo'], 'polygon'],
    ['etablissements', ['SIRET', 'terr_id_x'], 'point'],
    ['equipements', ['Code poste', 'Nom poste', 'Tension (kV)'], 'point'],
  ] as const)('suggests %s for %j', (kind, fields, geometry) => {
    expect(suggestKind(fields, geometry)).toBe(kind);
  });
});
