/** Edits of shapes over the port: events, undo across calls, results out of date, refusals by code. */
import { expect, test } from 'vitest';
import { loaded, staleCodes } from './scenes.ts';

test('an edit of a shape is one step that the window hears of, with what it damages and what it outdates', async () => {
  const engine = await loaded();
  const before = await engine.content();
  expect(await staleCodes(engine)).toEqual([]);
  const [chunk] = await engine.chunks('sites', 2154);
  const fid = chunk?.fids[0] as number;
  const ring = [...(chunk?.xy ?? [])].slice(0, 8);
  const xs = ring.filter((_, index) => index % 2 === 0);
  const ys = ring.filter((_, index) => index % 2 === 1);
  const middle = (Math.min(...ys) + Math.max(...ys)) / 2;
  const line: [number, number][] = [
    [Math.min(...xs) - 500, middle],
    [Math.max(...xs) + 500, middle],
  ];
  const cut = await engine.call('edit/shape', { table: 'sites', epsg: 2154, edit: { kind: 'split', fids: [fid], line } });
  expect(cut).toMatchObject({ receipt: { step: { label: { code: 'edit-split', origin: 'edit' } } }, written: { table: 'sites' } });
  expect(cut.written.fids).toHaveLength(2);
  expect(engine.all('project/changed').at(-1)).toMatchObject({ tables: expect.arrayContaining(['sites']), origin: 'edit' });
  expect((await engine.call('project/summary', {}))?.undo?.code).toBe('edit-split');
  expect(await staleCodes(engine)).toContain('surface');
  expect((await engine.call('object/get', { table: 'sites', fid })).edited).toContain('geom');
  const near = await engine.call('edit/snapping', {
    tables: ['sites'],
    epsg: 2154,
    box: [Math.min(...xs), middle - 1, Math.max(...xs), middle + 1],
  });
  expect([...near.fids]).toEqual(expect.arrayContaining(cut.written.fids));
  const nothing = { kind: 'split' as const, fids: [fid], line: line.map(([x, y]): [number, number] => [x, y + 1e6]) };
  await expect(engine.call('edit/shape', { table: 'sites', epsg: 2154, edit: nothing })).rejects.toMatchObject({
    code: 'edit-without-effect',
    params: { cause: 'line-crosses-nothing' },
  });
  await engine.call('history/undo', {});
  expect(await staleCodes(engine)).toEqual([]);
  const undone = JSON.parse(await engine.content()) as unknown[];
  // all but the history, which remembers the step as undone
  expect(undone.slice(0, -1)).toEqual((JSON.parse(before) as unknown[]).slice(0, -1));
});

test('what would go with an object is counted before, and chosen objects come first and whole among borders', async () => {
  const engine = await loaded();
  const [chunk] = await engine.chunks('sites', 2154);
  const [fid = 0] = chunk?.fids ?? [];
  expect(await engine.call('edit/held', { table: 'sites', fids: [fid] })).toEqual([]);
  await expect(engine.call('edit/held', { table: 'nulle_part', fids: [1] })).rejects.toMatchObject({ code: 'layer-unknown' });
  const far = { tables: ['sites'], epsg: 2154, box: [0, 0, 1, 1] as [number, number, number, number], most: 1 };
  expect([...(await engine.call('edit/snapping', far)).fids]).toEqual([]);
  const chosen = await engine.call('edit/snapping', { ...far, chosen: [fid] });
  expect([...new Set(chosen.fids)]).toEqual([fid]);
  expect(chosen.ends.at(-1)).toBe(chosen.xy.length / 2);
  expect(chosen.ends.at(-1)).toBeGreaterThan(far.most);
  const sheet = await engine.call('object/get', { table: 'sites', fid });
  expect(sheet.surface_ha).toBeCloseTo(sheet.site?.surface_ha as number, 9);
});

test('links by code go with what they name, are counted before, and come back with it', async () => {
  const engine = await loaded();
  const ring = (x: number): [number, number][] => [
    [x, 6_560_000],
    [x + 50, 6_560_000],
    [x + 50, 6_560_050],
    [x, 6_560_050],
    [x, 6_560_000],
  ];
  const draw = async (x: number, idu: string): Promise<number> => {
    const edit = { kind: 'create' as const, shape: { type: 'polygon' as const, polygons: [[ring(x)]] }, values: { idu } };
    return (await engine.call('edit/shape', { table: 'parcelles', epsg: 2154, edit })).written.fids[0] as number;
  };
  const fids = [await draw(620_000, '23096000ZZ0001'), await draw(620_050, '23096000ZZ0002')];
  const made = await engine.call('edit/shape', { table: 'parcelles', epsg: 2154, edit: { kind: 'site-from-parcels', fids } });
  const linked = async () =>
    (await engine.call('object/get', { table: 'sites', fid: made.written.fids[0] as number })).parcelles.map(({ idu }) => idu);
  expect(await linked()).toEqual(['23096000ZZ0001', '23096000ZZ0002']);
  const [first = 0] = fids;
  expect(await engine.call('edit/held', { table: 'parcelles', fids: [first] })).toEqual([{ table: 'site_parcelles', count: 1 }]);
  await engine.call('object/delete', { table: 'parcelles', fids: [first] });
  expect(await linked()).toEqual(['23096000ZZ0002']);
  await engine.call('history/undo', {});
  expect(await linked()).toEqual(['23096000ZZ0001', '23096000ZZ0002']);
  const alone = await draw(620_100, '23096000ZZ0003');
  expect(await engine.call('edit/held', { table: 'parcelles', fids: [alone] })).toEqual([]);
  const { problems } = await engine.call('project/check', {});
  expect(problems.filter(({ code }) => code !== 'results-stale')).toEqual([]);
});
