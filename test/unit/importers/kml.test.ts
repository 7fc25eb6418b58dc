import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openSource } from '../../../electron/engine/importers/detect.ts';
import { fileOf, zipOf } from './support/files.ts';
import { featuresOf, importFile, refusalOf } from './support/run.ts';

const document = (body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document><name>Foncier</name>${body}</Document></kml>`;
const placemark = (name: string, shape: string, more = '') => `<Placemark><name>${name}</name>${more}${shape}</Placemark>`;
const point = '<Point><coordinates>2.35,48.85,0</coordinates></Point>';
const ring = (x: number, y: number, size: number) =>
  `<LinearRing><coordinates>${x},${y} ${x + size},${y} ${x + size},${y + size} ${x},${y}</coordinates></LinearRing>`;
const polygon = `<Polygon><outerBoundaryIs>${ring(2, 48, 0.1)}</outerBoundaryIs><innerBoundaryIs>${ring(2.04, 48.02, 0.01)}</innerBoundaryIs></Polygon>`;
const refuse = (file: string) => refusalOf(() => importFile(file, { kind: 'couche' }));

describe('KML', () => {
  it('makes a layer of each folder, fields of typed and free data', async () => {
    const text = document(`
      <Schema name="s" id="s"><SimpleField type="string" name="insee"/><SimpleField type="float" name="surface"/><SimpleField type="int" name="code_postal"/></Schema>
      <Folder><name>Sites</name>
        ${placemark('Parc', polygon, '<ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="insee">01004</SimpleData><SimpleData name="surface">1.5</SimpleData><SimpleData name="code_postal">01500</SimpleData></SchemaData></ExtendedData>')}
        <Folder><name>Lots</name>${placemark('Lot 1', polygon, '<description><![CDATA[<b>libre</b> & prêt]]></description>')}</Folder>
      </Folder>
      <Folder><name>Gares</name>${placemark('Gare', point, '<ExtendedData><Data name="voies"><displayName>Voies</displayName><value>4</value></Data></ExtendedData><TimeSpan><begin>2020</begin><end>2024</end></TimeSpan>')}</Folder>`);
    const source = await openSource(fileOf('foncier.kml', text), {});
    expect(source.layers.map(({ name, format, count, geometry, crs }) => [name, format, count, geometry, crs])).toEqual([
      ['Sites', 'kml', 2, 'polygon', { value: 4326, how: 'standard' }],
      ['Gares', 'kml', 1, 'point', { value: 4326, how: 'standard' }],
    ]);
    const types = source.layers.map(({ fields }) => fields.map(({ name, type }) => `${name} ${type}`));
    expect(types).toEqual([
      ['name text', 'insee text', 'surface real', 'code_postal text', 'description text', 'dossier text'],
      ['name text', 'voies integer', 'begin integer', 'end integer'],
    ]);
    const [parc, lot] = await featuresOf(source);
    expect(parc).toMatchObject({
      row: 1,
      geometry: { parts: [4, 8], polygons: [2] },
      values: { name: 'Parc', insee: '01004', surface: '1.5', code_postal: '01500' },
    });
    expect(lot?.values).toEqual({ name: 'Lot 1', description: '<b>libre</b> & prêt', dossier: 'Lots' });
    expect((await featuresOf(source, 1))[0]?.values).toEqual({ name: 'Gare', voies: '4', begin: '2020', end: '2024' });
    source.close();
  });

  it('reads shapes of every kind', async () => {
    const text = document(
      [
        placemark(
          'tas',
          `<MultiGeometry>${point}${polygon}<Polygon><outerBoundaryIs>${ring(3, 48, 0.1)}</outerBoundaryIs></Polygon></MultiGeometry>`,
        ),
        placemark(
          'lignes',
          '<MultiGeometry><LineString><coordinates>2,48,3 2.1,48.1,4</coordinates></LineString><LineString><coordinates>2, 48, 0\n 2.1, 48.2, 0</coordinates></LineString></MultiGeometry>',
        ),
        placemark('trace', '<gx:Track><when>2024-01-01</when><gx:coord>2 48 0</gx:coord><gx:coord>2.1 48.1 0</gx:coord></gx:Track>'),
        placemark('vide', ''),
        placemark('faux', '<Point><coordinates>deux,48</coordinates></Point>'),
        placemark('maison', '<Model><Location><longitude>2</longitude><latitude>48</latitude></Location></Model>'),
        placemark('moignon', '<LineString><coordinates>2,48</coordinates></LineString>'),
      ].join(''),
    );
    const { report, tables, note } = await importFile(fileOf('formes.kml', text), { kind: 'couche' });
    expect(report).toMatchObject({ layer: 'Foncier', read: 7, imported: 5, rejected: 2 });
    const shapes = [...tables.values()].flatMap(({ rows }) =>
      rows.map(({ values, geometry }) => [values['name'], geometry?.type, geometry?.xy.length]),
    );
    expect(shapes).toEqual([
      ['tas', 'MultiPolygon', 24],
      ['vide', undefined, undefined],
      ['moignon', undefined, undefined],
      ['lignes', 'MultiLineString', 8],
      ['trace', 'MultiLineString', 4],
    ]);
    expect(note('collection-reduced')?.rows).toEqual([1]);
    expect(note('z-dropped')?.rows).toEqual([2]);
    expect(note('geometry-unreadable')?.rows).toEqual([5]);
    expect(note('geometry-model')?.rows).toEqual([6]);
    expect(note('part-too-short')?.rows).toEqual([7]);
  });

  it('follows no link, lays no picture, resolves no entity, and says so', async () => {
    const text = `<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY secret SYSTEM "file:///etc/hostname"><!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>
      <kml><Document><NetworkLink><name>ailleurs</name><Link><href>https://exemple.fr/suite.kml</href></Link></NetworkLink>
      <GroundOverlay><name>plan</name><Icon><href>plan.png</href></Icon></GroundOverlay>
      ${placemark('&secret; &b; caf&eacute; &amp; co', point)}</Document></kml>`;
    const { report, rows, note } = await importFile(fileOf('liens.kml', text), { kind: 'couche' });
    expect(report).toMatchObject({ read: 1, imported: 1 });
    expect(rows('imp_liens')[0]?.values['name']).toBe('&secret; &b; café & co');
    expect(note('kml-links-not-followed')?.count).toBe(1);
    expect(note('kml-overlays')?.count).toBe(1);
  });

  it('reads Windows-1252, with or without saying so', async () => {
    for (const head of ['<?xml version="1.0" encoding="ISO-8859-1"?>', '<?xml version="1.0" encoding="UTF-8"?>', '']) {
      const text = `${head}<kml><Document>${placemark('Périgueux', point)}</Document></kml>`;
      const { rows } = await importFile(fileOf('a.kml', Buffer.from(text, 'latin1')), { kind: 'couche' });
      expect(rows('imp_a')[0]?.values['name']).toBe('Périgueux');
    }
  });

  it('reads a KMZ, its main file under the name of the archive', async () => {
    const text = document(placemark('a', point)).replace('<name>Foncier</name>', '');
    const file = zipOf('projet.kmz', { 'doc.kml': text, 'images/photo.png': 'x' });
    const { report } = await importFile(file, { kind: 'couche' });
    expect(report).toMatchObject({ file: 'projet.kmz', layer: 'projet', format: 'kml', imported: 1 });
    expect(await refuse(zipOf('vide.kmz', { 'photo.png': 'x' }))).toMatchObject({
      code: 'archive-without-layer',
      params: { file: 'vide.kmz', found: 'photo.png' },
    });
    expect((await importFile(fileOf('projet.zip', zipSync({ 'doc.kml': Buffer.from(text) })), { kind: 'couche' })).report.imported).toBe(1);
  });

  it('refuses damaged ones by their cause', async () => {
    const whole = document(placemark('a', point));
    expect(await refuse(fileOf('a.kml', whole.slice(0, -30)))).toMatchObject({
      code: 'kml-damaged',
      params: { file: 'a.kml', cause: 'truncated' },
    });
    expect(await refuse(fileOf('a.kml', whole.replace('</Point>', '</Polygon>')))).toMatchObject({
      code: 'kml-damaged',
      params: { cause: 'syntax' },
    });
    expect(await refuse(fileOf('a.kml', `<kml>${'<Folder>'.repeat(100_000)}`))).toMatchObject({
      code: 'kml-damaged',
      params: { cause: 'too-deep' },
    });
    expect(await refuse(fileOf('a.kml', document('')))).toMatchObject({ code: 'nothing-usable' });
    expect(await refuse(fileOf('a.kml', '<html><body>Erreur 502</body></html>'))).toMatchObject({
      code: 'format-mismatch',
      params: { found: 'HTML' },
    });
  });
});
