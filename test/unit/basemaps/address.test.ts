import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasSecret, isServiceAddress, splitSecrets, tileAddress, withSecrets } from '../../../electron/engine/basemaps/address.ts';
import { layoutOf, systemsOf } from '../../../electron/engine/basemaps/layout.ts';
import { shippedBaseMaps } from '../../../electron/engine/basemaps/shipped.ts';
import { projectionOf } from '../../../shared/geo/projections.ts';
import { webMercatorGrid } from '../../../shared/geo/tile-matrix.ts';

describe('what of an address goes into a project', () => {
  it.each([
    ['https://u:motdepasse@exemple.fr/wms?map=a', 'https://exemple.fr/wms?map=a'],
    ['https://exemple.fr/{z}/{x}/{y}.png?access_token=pk.1', 'https://exemple.fr/{z}/{x}/{y}.png'],
    ['https://exemple.fr/wmts?apikey=1&layer=a&Token=2', 'https://exemple.fr/wmts?layer=a'],
  ])('leaves keys and passwords out of %s', (typed, kept) => {
    const split = splitSecrets(typed);
    expect([split.address, hasSecret(split)]).toEqual([kept, true]);
    // and puts them back for the service
    expect(splitSecrets(withSecrets(kept, typed))).toEqual(split);
  });

  it('leaves an address without a key as it is', () => {
    const word = fc.stringMatching(/^[a-zA-Z]{2,8}$/);
    fc.assert(
      fc.property(word, fc.array(fc.tuple(word, word), { maxLength: 4 }), (path, pairs) => {
        const query = pairs.map(([name, value]) => `${name}=${value}`).join('&');
        const address = `https://exemple.fr/${path}${query === '' ? '' : '?'}${query}`;
        const split = splitSecrets(address);
        // whatever it takes out, nothing is lost
        const parts = [...split.parameters, ...(split.address.split('?')[1] ?? '').split('&')].filter((part) => part !== '');
        const isWhole =
          parts.sort().join() ===
          query
            .split('&')
            .filter((part) => part !== '')
            .sort()
            .join();
        return isWhole && (hasSecret(split) || split.address === address);
      }),
    );
  });

  it('takes http and https alone, and no host that a place chooses', () => {
    expect(['https://a.fr/{z}/{x}/{y}', 'http://localhost:80/wms'].map(isServiceAddress)).toEqual([true, true]);
    const refused = ['ftp://a.fr', 'file:///etc/passwd', 'https://{s}.a.fr/{z}', 'javascript:alert(1)', 'a.fr/wms', 'https://'];
    expect(refused.map(isServiceAddress)).toEqual(refused.map(() => false));
  });
});

it('counts rows from the bottom where the template says so', () => {
  const source = { type: 'xyz' as const, address: 'https://a.fr/{z}/{x}/{-y}.png', levels: { first: 0, last: 5 }, pixels: 256 as const };
  const grid = webMercatorGrid(0, 5);
  expect(tileAddress(source, { grid, z: 5, x: 3, y: 1 }, null).href).toBe('https://a.fr/5/3/30.png');
});

describe('the base maps that come with the application', () => {
  const resources = path.resolve(import.meta.dirname, '../../../resources');
  const maps = shippedBaseMaps(resources);

  it('are sound: one id each, a source to name, systems with a formula, an address of https', () => {
    expect(new Set(maps.map(({ id }) => id)).size).toBe(maps.length);
    for (const map of maps) {
      expect(map.attribution, map.id).not.toBe('');
      expect(map.english?.title, map.id).toBeTruthy();
      for (const epsg of systemsOf(map.source)) expect(projectionOf(epsg), map.id).not.toBeNull();
      if (map.source.type === 'file') throw new Error('no file is shipped');
      const { grid } = layoutOf(map.source, 2154);
      expect(tileAddress(map.source, { grid, z: 0, x: 0, y: 0 }, null).protocol).toBe('https:');
    }
  });

  it('draw the Plan IGN in Lambert-93 by the pyramid of the Géoplateforme, and in Web Mercator elsewhere', () => {
    const plan = maps.find(({ id }) => id === 'plan-ign');
    if (plan?.source.type !== 'wmts') throw new Error('no Plan IGN');
    const { grid } = layoutOf(plan.source, 2154);
    const [first, last] = [grid.levels[0], grid.levels.at(-1)];
    expect([first?.id, last?.id, last?.resolution, last?.origin]).toEqual(['6', '20', 0.2, [0, 12_000_000]]);
    expect(tileAddress(plan.source, { grid, z: 14, x: 12_741, y: 100_345 }, null).search).toContain(
      'TILEMATRIX=20&TILEROW=100345&TILECOL=12741',
    );
    expect(layoutOf(plan.source, 2975).grid.epsg).toBe(3857);
  });

  it('say in plain JSON what they are, without code', () => {
    const text = readFileSync(path.join(resources, 'base-maps', 'sources.json'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ version: 1 });
  });
});
