import { describe, expect, test } from 'vitest';
import type { LocationLayers } from '../../../electron/engine/analysis/input.ts';
import { locatePoints } from '../../../electron/engine/analysis/locate-points.ts';
import { DATA, hasPython, ORACLE_TIMEOUT, realObjects, runPython } from '../geometry/oracles.ts';
import { line, point, rectangle, run } from './scene.ts';

const LAYERS: LocationLayers = {
  communes: [
    { insee: '18033', nom: null, epci_siren: null, geometry: rectangle(0, 0, 1000, 1000) },
    { insee: '18279', nom: null, epci_siren: null, geometry: rectangle(1000, 0, 1000, 1000) },
  ],
  epci: [
    { siren: '200058014', nom: null, nature: null, departements: null, geometry: rectangle(0, 0, 2000, 1000) },
    { siren: '200000001', nom: null, nature: 'CA', departements: null, geometry: rectangle(0, 0, 1500, 1000) },
  ],
};

describe('locatePoints', () => {
  test('commune and EPCI by place; an EPT is not an EPCI; elsewhere unknown', async () => {
    const { rows, notes } = await locatePoints(
      [
        { uid: 'a', geometry: point(500, 500) },
        { uid: 'b', geometry: point(1800, 500) },
        { uid: 'c', geometry: line(900, 100, 1100, 100, 5000, 100) },
        { uid: 'd', geometry: null },
        { uid: 'e', geometry: point(-5, 500) },
        { uid: 'f', geometry: { type: 'Point', xy: Float64Array.of(139, 35), parts: [], polygons: [] } },
      ],
      LAYERS,
      run,
    );
    expect(rows.map(({ uid, commune_insee, epci_siren }) => [uid, commune_insee, epci_siren])).toEqual([
      ['a', '18033', '200000001'],
      ['b', '18279', null],
      ['c', '18279', '200000001'],
      ['d', null, null],
      ['e', null, null],
      ['f', null, null],
    ]);
    expect(notes).toEqual([{ code: 'analysis-outside-zones', count: 1, uids: ['f'] }]);
  });

  const poi = realObjects('poi/poi.geojson');
  const epci = realObjects('epci.geojson');
  test.skipIf(!hasPython || !poi || !epci)(
    'every real equipement lies in the EPCI that shapely finds in Lambert-93',
    async () => {
      const { rows } = await locatePoints(
        (poi ?? []).map(({ geometry }, index) => ({ uid: String(index), geometry })),
        {
          communes: [],
          epci: (epci ?? []).map(({ properties, geometry }) => ({
            siren: String(properties['siren']),
            nom: null,
            nature: null,
            departements: null,
            geometry,
          })),
        },
        run,
      );
      const script = `
import json, sys
from pyproj import Transformer
from shapely.geometry import shape
from shapely.ops import transform
from shapely.prepared import prep
from shapely.strtree import STRtree
to = Transformer.from_crs(4326, 2154, always_xy=True).transform
root = json.load(sys.stdin)
read = lambda name: [(f['properties'], transform(to, shape(f['geometry']))) for f in json.load(open(root + name))['features']]
poi, epci = read('/poi/poi.geojson'), read('/epci.geojson')
tree = STRtree([g for _, g in epci]); codes = {id(g): (p['siren'], prep(g)) for p, g in epci}
print(json.dumps([[codes[id(g)][0] for g in tree.query(p) if codes[id(g)][1].contains(p)] for _, p in poi]))`;
      const expected = runPython<string[][]>(script, DATA);
      expect(rows).toHaveLength(10_619);
      expect(rows.map(({ epci_siren }) => epci_siren)).toEqual(expected.map(([siren]) => siren ?? null));
    },
    ORACLE_TIMEOUT,
  );
});
