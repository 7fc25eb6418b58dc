/** The layer tree: every change is one step, taken back whole, kept in the document. */
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { defaultStyle } from '../../../shared/domain/default-styles.ts';
import { styleSchema } from '../../../shared/domain/style.ts';
import type { Engine } from './engine.ts';
import { loaded } from './scenes.ts';

/** All that the tree shows, for comparing two states. */
async function tree(engine: Engine): Promise<unknown> {
  const summary = await engine.call('project/summary', {});
  const shown = ({ id, title, visible, opacity, order, style, filter, count }: NonNullable<typeof summary>['layers'][number]) => ({
    id,
    title,
    visible,
    opacity,
    order,
    style,
    filter,
    count,
  });
  return { layers: summary?.layers.map(shown), views: summary?.views.map(shown), groups: summary?.groups };
}

const BY_STATUS = styleSchema.parse({
  version: 1,
  renderer: {
    type: 'categorised',
    field: 'site_statut',
    categories: [
      { value: 'friche sans projet', label: 'Sans projet', symbolisation: { symbol: { id: 'circle', size_mm: 2, colour: '#aa3300' } } },
    ],
    other: null,
  },
  label: { field: 'site_nom', expression: "site_nom || ' !'", size_mm: 2, colour: '#000000', placement: 'right' },
});

describe('layer tree', () => {
  it('takes every change back, and says each in the journal', async () => {
    const engine = await loaded();
    const changes: readonly (readonly [step: string, change: () => Promise<unknown>])[] = [
      ['layer-title', () => engine.call('layers/update', { table: 'sites', title: 'Sites candidats' })],
      ['layer-opacity', () => engine.call('layers/update', { table: 'epci', opacity: 0.3 })],
      ['layer-visible', () => engine.call('layers/update', { table: 'epci', visible: false })],
      ['layer-style', () => engine.call('layers/update', { table: 'friches', style: BY_STATUS })],
      ['layer-filter', () => engine.call('layers/update', { table: 'friches', filter: "site_nom contient 'a'" })],
      ['duplicate-layer', () => engine.call('layers/duplicate', { table: 'friches', title: 'Friches par statut' })],
      ['layer-style', () => engine.call('layers/update', { table: 'friches~1', style: null })],
      [
        'show-layers',
        () => engine.call('layers/arrange', { name: 'Territoires', visible: { tables: ['epci', 'friches~1'], visible: true } }),
      ],
      [
        'order-layers',
        () =>
          engine.call('layers/arrange', {
            name: 'Friches',
            orders: [{ table: 'friches~1', order: 99_000 }],
            groups: [{ id: 'g1', title: 'À la une', layers: ['friches~1'] }],
          }),
      ],
      ['group-layers', () => engine.call('layers/arrange', { name: 'À la une', groups: [{ id: 'g1', title: 'Une', layers: [] }] })],
      ['remove-view', () => engine.call('layers/remove', { table: 'friches~1' })],
      ['remove-layer', () => engine.call('layers/remove', { table: 'friches' })],
    ];
    const states = [await tree(engine)];
    for (const [step, change] of changes) {
      await change();
      states.push(await tree(engine));
      expect((await engine.call('history/list', {})).at(-1)?.label.code).toBe(step);
      expect(states.at(-1)).not.toEqual(states.at(-2));
    }
    for (let back = states.length - 2; back >= 0; back--) {
      await engine.call('history/undo', {});
      expect(await tree(engine)).toEqual(states[back]);
    }
    for (const state of states.slice(1)) {
      await engine.call('history/redo', {});
      expect(await tree(engine)).toEqual(state);
    }
  });

  it('removes the views of a layer with it, and brings all back', async () => {
    const engine = await loaded();
    await engine.call('layers/duplicate', { table: 'friches', title: 'Une' });
    await engine.call('layers/duplicate', { table: 'friches~1', title: 'Deux' });
    const before = await tree(engine);
    await engine.call('layers/remove', { table: 'friches' });
    expect((await engine.call('project/summary', {}))?.views).toEqual([]);
    await engine.call('history/undo', {});
    expect(await tree(engine)).toEqual(before);
  });

  it('is kept in the document, with a style for QGIS of each view', async () => {
    const engine = await loaded();
    await engine.call('layers/duplicate', { table: 'friches', title: 'Friches par statut' });
    await engine.call('layers/update', { table: 'friches~1', style: BY_STATUS });
    await engine.call('layers/arrange', { name: 'x', groups: [{ id: 'g1', title: 'À la une', layers: ['friches~1', 'epci'] }] });
    const before = await tree(engine);
    await engine.call('project/save-as', { file: engine.grant('p.gpkg', 'write') });
    await engine.call('project/close', {});
    const db = new Database(engine.path('p.gpkg'), { readonly: true });
    const styles = db.prepare(
      `SELECT styleName, useAsDefault, styleQML LIKE '%attr="site_statut"%' FROM layer_styles WHERE f_table_name = 'friches' ORDER BY id`,
    );
    expect(styles.raw().all()).toEqual([
      ['Emprise', 1, 0],
      ['Friches par statut', 0, 1],
    ]);
    db.close();
    await engine.call('project/open', { file: engine.grant('p.gpkg', 'read') });
    expect(await tree(engine)).toEqual(before);
  });

  it('draws what the filter lets through, counts its classes and writes its labels', async () => {
    const engine = await loaded();
    const all = await engine.call('table/rows', { table: 'friches', offset: 0, limit: 100 });
    const names = all.rows.map(({ values }) => String(values['site_nom']));
    const [first = ''] = names;
    await engine.call('layers/duplicate', { table: 'friches', title: 'Une' });
    await engine.call('layers/update', { table: 'friches~1', filter: `site_nom = '${first}'`, style: BY_STATUS });
    const view = await engine.call('layers/geometry', { table: 'friches~1', epsg: 2154 });
    expect(view.attributes['@label']).toEqual([`${first} !`]);
    expect((await engine.call('layers/geometry', { table: 'friches', epsg: 2154 })).fids).toHaveLength(names.length);
    const counted = await engine.call('layers/classes', { table: 'friches~1', style: defaultStyle('friches') });
    expect(counted).toEqual([1]);
    await expect(engine.call('layers/update', { table: 'friches', filter: 'nulle_part = 1' })).rejects.toMatchObject({
      code: 'expression-invalid',
    });
    await expect(engine.call('layers/update', { table: 'friches~9', opacity: 1 })).rejects.toMatchObject({ code: 'layer-unknown' });
  });

  it('tells of a field what a legend needs: missing is not zero', async () => {
    const engine = await loaded();
    const rows = await engine.call('table/rows', { table: 'sites', offset: 0, limit: 1000 });
    const areas = rows.rows.flatMap(({ values }) => (typeof values['surface_ha'] === 'number' ? [values['surface_ha']] : []));
    const found = await engine.call('layers/statistics', { table: 'sites', field: 'surface_ha', method: 'equal', classes: 2 });
    expect(found.count).toBe(rows.total);
    expect(found.missing).toBe(rows.total - areas.length);
    expect(found.numbers?.least).toBe(Math.min(...areas));
    expect(found.numbers?.breaks.at(-1)).toBe(Math.max(...areas));
    expect(found.numbers?.mean).toBeCloseTo(areas.reduce((sum, area) => sum + area, 0) / areas.length, 9);
    expect(found.numbers?.histogram.reduce((sum, count) => sum + count, 0)).toBe(areas.length);
    const named = await engine.call('layers/statistics', { table: 'sites', field: 'site_nom' });
    expect(named.numbers).toBeNull();
    expect(named.values.reduce((sum, { count }) => sum + count, 0) + named.missing).toBe(rows.total);
    const [source] = await engine.call('layers/sources', { table: 'sites' });
    expect(source).toMatchObject({ fichier: 'sites.geojson', count: rows.total });
    await expect(engine.call('layers/statistics', { table: 'sites', field: 'rien' })).rejects.toMatchObject({ code: 'field-unknown' });
  });
});
