import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk } from './emprise.ts';
import { collection, rectangle } from './fixtures.ts';

const MANY = 60_000;
let desk: Desk;
let before: string;
beforeAll(() => {
  desk = new Desk();
  const rectangles = Array.from({ length: MANY }, (_, index) => ({
    properties: { site_id: `99001_SITE-ECO_${index}`, site_nom: `Site ${index}` },
    geometry: rectangle(2 + (index % 300) * 0.001, 47 + Math.floor(index / 300) * 0.001, 0.0009, 0.0009),
  }));
  desk.write('many.geojson', collection(rectangles));
  desk.done('create', 'p.gpkg');
  before = desk.hash('p.gpkg');
});
afterAll(() => desk.close());

describe('Ctrl+C', () => {
  it.each([0, 60, 150, 300, 600])('%i ms into an import leaves the project as it was and nothing beside it', async (afterMs) => {
    const files = desk.files();
    const { status, out, err } = await desk.interrupted(['import', 'p.gpkg', 'many.geojson', '--as', 'sites', '--json'], afterMs);
    if (status === 0) throw new Error('the import ended before it could be interrupted: the fixture is too small');
    expect(status).toBe(1);
    expect(err).toMatch(/annulée/);
    if (out !== '') expect(JSON.parse(out)).toMatchObject({ error: { code: 'cancelled' } });
    expect(desk.hash('p.gpkg')).toBe(before);
    expect(desk.files()).toEqual(files);
  });

  it('does not hinder the next run', () => {
    expect(desk.run('import', 'p.gpkg', 'many.geojson', '--as', 'sites').status).toBe(0);
    expect(desk.run('check', 'p.gpkg').status).toBe(0);
  });
});
