/** Decisions about columns, from one import to the next, as the window meets them. */
import { expect, test } from 'vitest';
import { loaded } from './scenes.ts';

const site = (id: string, titre: string) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { site_id: id, site_vocadomi: 'usines', nom: 'faux', titre, surf: 632_000 },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [2, 48],
              [2.01, 48],
              [2.01, 48.01],
              [2, 48.01],
              [2, 48],
            ],
          ],
        },
      },
    ],
  });

test('what was decided by hand is proposed for the next file of the same columns, and can be forgotten', async () => {
  const engine = await loaded();
  engine.write('inventaire 2025.geojson', site('26004_SITE-ECO_901', 'ZAC des Prés'));
  engine.write('inventaire 2026.geojson', site('26004_SITE-ECO_902', 'ZAC du Lac'));
  const look = async (name: string) => (await engine.call('import/inspect', { file: engine.grant(name, 'read') })).layers[0];
  expect(await look('inventaire 2025.geojson')).toMatchObject({ remembered: null });
  const options = {
    kind: 'sites' as const,
    fields: { site_nom: 'titre' },
    units: { surface_declaree_ha: 'm2' as const },
    values: { site_vocadomi: { usines: 'industrielle' } },
  };
  const { error, report } = await engine.import(['inventaire 2025.geojson'], options);
  expect(error).toBeNull();
  expect(report?.files[0]?.conformity).toMatchObject({ standard: 'CNIG Sites économiques v2024-10, SITE-ECO', objects: 1, conforming: 0 });
  const [kept] = await engine.call('mapping/list', {});
  expect(kept).toMatchObject({ name: 'inventaire 2025', kind: 'sites', columns: ['nom', 'site_id', 'site_vocadomi', 'surf', 'titre'] });
  const next = await look('inventaire 2026.geojson');
  expect(next).toMatchObject({ remembered: kept?.id, kind: 'sites' });
  expect(next?.fields.map(({ from, to, conversion, unknown }) => [from, to, conversion?.code ?? null, unknown.length])).toEqual([
    ['site_id', 'site_id', 'code', 0],
    ['site_vocadomi', 'site_vocadomi', 'listed', 0],
    ['nom', null, null, 0],
    ['titre', 'site_nom', 'identical', 0],
    ['surf', 'surface_declaree_ha', 'm2-to-ha', 0],
  ]);
  await engine.call('mapping/forget', { id: kept?.id as string });
  expect(await look('inventaire 2026.geojson')).toMatchObject({ remembered: null });
  expect(await engine.call('mapping/list', {})).toEqual([]);
});
