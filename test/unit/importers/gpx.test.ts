import { describe, expect, it } from 'vitest';
import { openSource } from '../../../electron/engine/importers/detect.ts';
import { fileOf } from './support/files.ts';
import { featuresOf, importFile, refusalOf } from './support/run.ts';

// Counts and positions as ogrinfo (GDAL 3.6) gives them; GDAL keeps the section of one point, which is no line.
const TEXT = `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1">
  <metadata><name>tournée</name><time>2024-05-01T08:00:00Z</time></metadata>
  <wpt lat="48.85" lon="2.35"><ele>35.5</ele><time>2024-05-01T08:00:00Z</time><name>007</name><sym>Flag</sym><link href="https://exemple.fr"><text>voir</text></link><extensions><etat>bon</etat></extensions></wpt>
  <wpt lat="48.86" lon="2.36"><name>Friche</name></wpt>
  <rte><name>accès</name><number>1</number><rtept lat="48.85" lon="2.35"><ele>1</ele></rtept><rtept lat="48.86" lon="2.36"/></rte>
  <trk><name>visite</name><trkseg><trkpt lat="48.0" lon="2.0"><ele>12</ele><time>2024-05-01T08:00:00Z</time></trkpt><trkpt lat="48.1" lon="2.1"/></trkseg>
  <trkseg><trkpt lat="48.2" lon="2.2"/></trkseg><trkseg><trkpt lat="48.2" lon="2.2"/><trkpt lat="48.3" lon="2.3"/><trkpt lat="48.4" lon="2.3"/></trkseg></trk>
</gpx>`;

describe('GPX', () => {
  it('gives waypoints, routes and tracks as layers', async () => {
    const source = await openSource(fileOf('visite.gpx', TEXT), {});
    expect(source.layers.map(({ name, count, geometry, crs }) => [name, count, geometry, crs?.value])).toEqual([
      ['waypoints', 2, 'point', 4326],
      ['routes', 1, 'line', 4326],
      ['tracks', 1, 'line', 4326],
    ]);
    expect(source.layers[0]?.fields).toContainEqual({ name: 'ele', type: 'real' });
    expect(source.layers[0]?.fields).toContainEqual({ name: 'name', type: 'text' });
    const [first] = await featuresOf(source);
    expect(first?.values).toEqual({
      ele: '35.5',
      time: '2024-05-01T08:00:00Z',
      name: '007',
      sym: 'Flag',
      link: 'https://exemple.fr',
      etat: 'bon',
    });
    expect(first?.remarks).toBeUndefined();
    expect((await featuresOf(source, 1))[0]).toMatchObject({ values: { name: 'accès', number: '1' }, remarks: ['z-dropped'] });
    const [track] = await featuresOf(source, 2);
    expect(track).toMatchObject({ geometry: { parts: [2, 5] }, values: { name: 'visite' }, remarks: ['z-dropped', 'part-too-short'] });
    source.close();
  });

  it('rejects positions that are none, and refuses what is no GPX', async () => {
    const bad = TEXT.replace('lon="2.36"', 'lon=""');
    const { note, report } = await importFile(fileOf('a.gpx', bad), { kind: 'couche', layer: 'waypoints' });
    expect(report).toMatchObject({ read: 2, imported: 1, rejected: 1 });
    expect(note('geometry-unreadable')?.rows).toEqual([2]);
    const refuse = (text: string) => refusalOf(() => importFile(fileOf('a.gpx', text), { kind: 'couche' }));
    expect(await refuse(TEXT.slice(0, 600))).toMatchObject({ code: 'gpx-damaged', params: { file: 'a.gpx', cause: 'truncated' } });
    expect(await refuse(TEXT.replace('</rte>', '</trk>'))).toMatchObject({ code: 'gpx-damaged', params: { cause: 'syntax' } });
    expect(await refuse('<gpx version="1.1"></gpx>')).toMatchObject({ code: 'nothing-usable' });
  });
});
