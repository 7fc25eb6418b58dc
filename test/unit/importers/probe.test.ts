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
    expect(proposal.layers[0]?.fields.find(({ from }) => from === 'Nom')).toEqual({ from: 'Nom', example: 'Été', to: 'site_nom' });
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
