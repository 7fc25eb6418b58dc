import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSource } from '../../../electron/engine/importers/detect.ts';
import { fileOf } from './support/files.ts';
import { featuresOf, importFile, refusalOf } from './support/run.ts';

const feature = (nom: string, x = 2.35) => ({ type: 'Feature', properties: { nom }, geometry: { type: 'Point', coordinates: [x, 48.85] } });
const lines = (...objects: unknown[]) => `${objects.map((object) => JSON.stringify(object)).join('\n')}\n`;

describe('GeoJSON in lines', () => {
  it.each([
    ['a.geojsonl', lines(feature('é'), feature('b'))],
    ['a.ndjson', lines(feature('é'), feature('b')).replaceAll('\n', '\r\n')],
    ['a.geojsons', `\x1e${JSON.stringify(feature('é'), null, 2)}\n\x1e${JSON.stringify(feature('b'), null, 2)}\n`],
    ['a.geojson', lines(feature('é'), feature('b'))],
    ['a.json', lines(feature('é'), feature('b')).trimEnd()],
    ['a.geojsonl.gz', gzipSync(lines(feature('é'), feature('b')))],
    ['a.geojsonl', `\uFEFF${lines(feature('é'))}\n\n${lines(feature('b'))}`],
  ])('%s', async (name, content) => {
    const { report, rows } = await importFile(fileOf(name, content), { kind: 'couche' });
    expect(report).toMatchObject({ format: 'geojsonseq', layer: 'a', read: 2, imported: 2, rejected: 0 });
    expect(rows('imp_a').map(({ values }) => values['nom'])).toEqual(['é', 'b']);
  });

  it('keeps the records around one that cannot be used, and bare geometries', async () => {
    const text = `${lines(feature('a'))}{"type":"Fea\n${lines({ type: 'Autre' }, { type: 'Point', coordinates: [2, 48] })}`;
    const { report, note } = await importFile(fileOf('a.geojsonl', text), { kind: 'couche' });
    expect(report).toMatchObject({ read: 4, imported: 2, rejected: 2 });
    expect(note('not-a-feature')?.rows).toEqual([2, 3]);
  });

  it('reads a line in another encoding as what it is, and says so', async () => {
    const [first, second] = [lines(feature('é')), Buffer.from(lines(feature('à côté')), 'latin1')];
    const mixed = await importFile(fileOf('a.geojsonl', Buffer.concat([Buffer.from(first.repeat(60_000)), second])), { kind: 'couche' });
    expect(mixed.rows('imp_a').at(-1)?.values['nom']).toBe('à côté');
    expect(mixed.note('encoding-mixed')).toMatchObject({ count: 1, rows: [60_001] });
    // « Œuvre » of a Mac: in Windows-1252 it would be « Îuvre ».
    const mac = Buffer.concat([Buffer.from('{"type":"Feature","geometry":null,"properties":{"nom":"Main-d'), Buffer.from([0xd5, 0xcf])]);
    const line = Buffer.concat([mac, Buffer.from('uvre, r'), Buffer.from([0x8e]), Buffer.from('gion"}}\n')]);
    const other = await importFile(fileOf('b.geojsonl', Buffer.concat([line, line])), { kind: 'couche' });
    expect(other.report.encoding).toEqual({ name: 'macintosh', how: 'guessed' });
    expect(other.rows('imp_b').map(({ values }) => values['nom'])).toEqual(['Main-d’œuvre, région', 'Main-d’œuvre, région']);
  });

  it('refuses one whose last record is cut, and one that is something else', async () => {
    const refuse = (content: string) => refusalOf(() => importFile(fileOf('a.geojsonl', content), { kind: 'couche' }));
    expect(await refuse(lines(feature('a'), feature('b')).slice(0, -20))).toMatchObject({
      code: 'geojson-damaged',
      params: { cause: 'truncated' },
    });
    expect(await refuse(lines({ a: 1 }, { a: 2 }))).toMatchObject({ code: 'geojson-damaged', params: { cause: 'not-geojson' } });
  });

  it('gives the same records as JSON.parse, wherever pieces of the file are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { minLength: 1, maxLength: 30 }),
        fc.boolean(),
        async (names, separated) => {
          const records = names.map((nom) => JSON.stringify(feature(nom)));
          const text = separated ? records.map((record) => `\x1e${record}\n`).join('') : records.join('\n');
          const source = await openSource(fileOf('a.geojsonl', text), {});
          expect((await featuresOf(source)).map(({ values }) => values['nom'])).toEqual(names);
          source.close();
        },
      ),
      { numRuns: 40 },
    );
  });

  it('reads more than it looks at', async () => {
    const text = lines(...Array.from({ length: 30_000 }, (_, n) => feature(`zone ${n} ${'x'.repeat(60)}`, 2 + n / 100_000)));
    const source = await openSource(fileOf('a.geojsonl', text), {});
    expect(source.layers[0]).toMatchObject({ count: null, fieldsComplete: false });
    const features = await featuresOf(source);
    expect(features.length).toBe(30_000);
    expect(features.at(-1)).toMatchObject({ row: 30_000, values: { nom: `zone 29999 ${'x'.repeat(60)}` } });
    source.close();
  });
});
