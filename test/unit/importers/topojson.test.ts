import { describe, expect, it } from 'vitest';
import { openSource } from '../../../electron/engine/importers/detect.ts';
import { fileOf } from './support/files.ts';
import { featuresOf, importFile, refusalOf } from './support/run.ts';

/** Two squares that share an edge (arc 0), quantised on a grid of 0.01 degree from 2, 48; one of them by its arc turned round (~0). */
const topology = {
  type: 'Topology',
  transform: { scale: [0.01, 0.01], translate: [2, 48] },
  arcs: [
    [
      [10, 0],
      [0, 10],
    ],
    [
      [10, 10],
      [-10, 0],
      [0, -10],
      [10, 0],
    ],
    [
      [10, 0],
      [10, 0],
      [0, 10],
      [-10, 0],
    ],
  ],
  objects: {
    zones: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', id: '01004', properties: { nom: 'ouest' }, arcs: [[0, 1]] },
        { type: 'Polygon', properties: { nom: 'est' }, arcs: [[2, -1]] },
        { type: null, properties: { nom: 'nulle part' } },
        { type: 'Polygon', properties: { nom: 'faux' }, arcs: [[99]] },
      ],
    },
    gares: {
      type: 'MultiPoint',
      coordinates: [
        [10, 10],
        [20, 20],
      ],
      properties: { nom: 'deux' },
    },
  },
};
const text = JSON.stringify(topology);

describe('TopoJSON', () => {
  it('makes a layer of each object, arcs joined and put on the globe', async () => {
    const source = await openSource(fileOf('zones.topojson', text), {});
    expect(source.layers.map(({ name, count, geometry, crs }) => [name, count, geometry, crs?.value])).toEqual([
      ['zones', 4, 'polygon', 4326],
      ['gares', 1, 'point', 4326],
    ]);
    const [west, east, nowhere, wrong] = await featuresOf(source);
    // The same arcs by GDAL's TopoJSON driver: POLYGON ((2.1 48, 2.1 48.1, 2 48.1, 2 48, 2.1 48)).
    expect(west?.values).toEqual({ nom: 'ouest', id: '01004' });
    expect([...(west?.geometry?.xy ?? [])].map((value) => Math.round(value * 1e9) / 1e9)).toEqual([
      2.1, 48, 2.1, 48.1, 2, 48.1, 2, 48, 2.1, 48,
    ]);
    expect([...(east?.geometry?.xy ?? [])].map((value) => Math.round(value * 1e9) / 1e9)).toEqual([
      2.1, 48, 2.2, 48, 2.2, 48.1, 2.1, 48.1, 2.1, 48,
    ]);
    expect(nowhere).toMatchObject({ geometry: null, values: { nom: 'nulle part' } });
    expect(wrong).toMatchObject({ geometry: null, unreadable: 'geometry-unreadable', values: { nom: 'faux' } });
    source.close();
  });

  it('is known by its content, also as .json', async () => {
    const { reports } = await importFile(fileOf('zones.json', text), { kind: 'couche' });
    expect(reports.map(({ layer, format, read, imported, rejected }) => [layer, format, read, imported, rejected])).toEqual([
      ['zones', 'topojson', 4, 3, 1],
      ['gares', 'topojson', 1, 1, 0],
    ]);
  });

  it('refuses damaged ones by their cause', async () => {
    const refuse = (content: string) => refusalOf(() => importFile(fileOf('a.topojson', content), { kind: 'couche' }));
    expect(await refuse(text.slice(0, -10))).toMatchObject({ code: 'topojson-damaged', params: { file: 'a.topojson', cause: 'syntax' } });
    expect(await refuse('{"type":"Topology","arcs":[["x"]],"objects":{}}')).toMatchObject({
      code: 'topojson-damaged',
      params: { cause: 'topology' },
    });
    expect(await refuse('{"type":"Topology","arcs":[],"objects":{}}')).toMatchObject({ code: 'nothing-usable' });
    const deep = `{"type":"Topology","arcs":[],"objects":{"a":${'{"type":"GeometryCollection","geometries":['.repeat(20_000)}${']}'.repeat(20_000)}}}`;
    expect(['topojson-damaged', 'nothing-usable']).toContain((await refuse(deep)).code);
  });
});
