/** Each kind of edit on a real project; areas from an independent engine where they are not plain (Shapely 1.8, in the same metres). */
import { expect, test } from 'vitest';
import { at, draw, edit, metres, newProject, type Position, rectangle, refusal, ring, shape, vertices } from './support.ts';

const HOLED = [ring([0, 0], [120, -10], [150, 60], [90, 110], [20, 95]), ring([40, 30], [70, 35], [60, 60])];
const U_SHAPE = [ring([0, 0], [100, 0], [100, 80], [70, 80], [70, 30], [30, 30], [30, 80], [0, 80])];

/** m², the largest first. */
const areas = (figures: readonly { surface_ha: number | null }[]): number[] =>
  figures.map(({ surface_ha }) => (surface_ha ?? 0) * 10_000).sort((a, b) => b - a);
const closeTo = (expected: readonly number[]) => expected.map((value) => expect.closeTo(value, 4));

test('a line cuts an object with a hole; the largest piece keeps it, the other is a new one with its values and no source', async () => {
  const project = await newProject();
  const fid = await draw(project, 'parcelles', [HOLED], { idu: '23001000AA0001', section: 'AA', contenance_m2: 12_700 });
  const { written, figures, receipt } = await edit(project, 'parcelles', {
    kind: 'split',
    fids: [fid],
    line: [at(-20, 20), at(50, 45), at(80, 40), at(170, 90)],
  });
  // Shapely: split(P, L)
  expect(areas(figures)).toEqual(closeTo([6620.239256678281, 6054.76074332172]));
  expect(written.fids[0]).toBe(fid);
  expect(figures[0]?.surface_ha).toBeCloseTo(0.66202, 5);
  const [kept, piece] = project.rows('parcelles');
  expect(kept).toMatchObject({ idu: '23001000AA0001', section: 'AA' });
  // no code of the cadastre is made up: a letter says that it is a part, and what the cadastre says of the whole is not its own
  expect(piece).toMatchObject({ idu: '23001000AA0001a', section: 'AA', contenance_m2: null, source_id: null });
  expect(piece?.['uid']).not.toBe(kept?.['uid']);
  expect(receipt.step.label).toMatchObject({ code: 'edit-split', params: { table: 'parcelles', count: 1 } });
  expect(project.check()).toEqual([]);
});

test('a U cut across both arms becomes three objects; parts the line leaves alone stay with the largest', async () => {
  const project = await newProject();
  const fid = await draw(project, 'sites', [U_SHAPE, [rectangle(300, 0, 10, 10)]], { site_id: 'S1', site_nom: 'Les Prés' });
  const before = vertices(shape(project, 'sites', fid));
  const { figures, written } = await edit(project, 'sites', { kind: 'split', fids: [fid], line: [at(-10, 50), at(110, 60)] });
  // Shapely: 4500, 837.5 and 662.5, and the part of 100 m² that the line does not touch
  expect(areas(figures)).toEqual(closeTo([4600, 837.5, 662.5]));
  expect(project.rows('sites').map((row) => row['site_nom'])).toEqual(['Les Prés', 'Les Prés', 'Les Prés']);
  const keys = project.rows('sites').map((row) => String(row['site_id']));
  expect(new Set(keys).size).toBe(3);
  expect(keys[1]).toMatch(/^00000_SITE-ECO_\d{8}$/);
  const after = written.fids.flatMap((each) => [...vertices(shape(project, 'sites', each))]);
  // every former vertex is still there, to the bit; two new ones on each arm
  expect([...before].filter((vertex) => !after.includes(vertex))).toEqual([]);
  expect(new Set(after).size - before.size).toBe(4);
});

test('the neighbour takes the vertices of a cut, so that no sliver is born', async () => {
  const project = await newProject();
  const left = await draw(project, 'parcelles', [[rectangle(0, 0, 100, 100)]]);
  const right = await draw(project, 'parcelles', [[rectangle(100, 0, 100, 100)]]);
  const far = await draw(project, 'parcelles', [[rectangle(300, 0, 100, 100)]]);
  const { written, notes } = await edit(project, 'parcelles', { kind: 'split', fids: [left], line: [at(-10, 30), at(110, 50)] });
  expect(notes).toEqual([{ code: 'neighbours', count: 1 }]);
  const border = vertices(shape(project, 'parcelles', right));
  expect(border.size).toBe(5);
  for (const fid of written.fids)
    expect([...vertices(shape(project, 'parcelles', fid))].filter((vertex) => border.has(vertex))).toHaveLength(2);
  expect(vertices(shape(project, 'parcelles', far)).size).toBe(4);
  // both sides at once: one vertex on the common border for both
  await edit(project, 'parcelles', { kind: 'split', fids: [written.fids[0] as number, right], line: [at(-10, 70), at(210, 75)] });
  const sides = project.rows('parcelles', { columns: ['fid'] }).map(({ fid }) => {
    const stored = shape(project, 'parcelles', Number(fid));
    const onBorder =
      metres(stored)[0]?.flatMap(([x], index) => (x === 100 ? [`${stored.xy[index * 2]} ${stored.xy[index * 2 + 1]}`] : [])) ?? [];
    return { isWest: metres(stored)[0]?.some(([x]) => (x as number) < 100) ?? false, onBorder };
  });
  const standing = (west: boolean) => new Set(sides.filter(({ isWest }) => isWest === west).flatMap(({ onBorder }) => onBorder));
  expect(standing(true).size).toBe(4);
  expect([...standing(false)].sort()).toEqual([...standing(true)].sort());
});

test('a line is cut into lines', async () => {
  const project = await newProject();
  const { written } = await edit(project, 'equipements', {
    kind: 'create',
    shape: { type: 'line', lines: [[at(0, 0), at(100, 0), at(100, 100)]] },
    values: { nom: 'Voie' },
  });
  expect(written.table).toBe('equipements_lignes');
  const { figures } = await edit(project, 'equipements_lignes', { kind: 'split', fids: written.fids, line: [at(50, -10), at(50, 10)] });
  expect(project.rows('equipements_lignes').map((row) => row['nom'])).toEqual(['Voie', 'Voie']);
  // on the ellipsoid; the scale of Lambert-93 is 0.99965 there
  expect(figures.map(({ length_m }) => Math.round(length_m ?? 0))).toEqual([150, 50]);
  const joined = await edit(project, 'equipements_lignes', { kind: 'merge', fids: [1, 2], into: 2 });
  expect(joined.written.fids).toEqual([2]);
  expect(metres(shape(project, 'equipements_lignes', 2))).toHaveLength(1);
});

test('a ring cuts a hole, within and across the outline; holes are filled where a ring meets them', async () => {
  const project = await newProject();
  const fid = await draw(project, 'parcelles', [HOLED]);
  const across = await edit(project, 'parcelles', {
    kind: 'hole',
    fids: [fid],
    ring: ring([80, -20], [140, -20], [140, 30], [100, 40]),
  });
  // Shapely: P.difference(H)
  expect(areas(across.figures)).toEqual(closeTo([10970.90235396687]));
  const within = await edit(project, 'parcelles', { kind: 'hole', fids: [fid], ring: rectangle(20, 70, 10, 10) });
  expect(areas(within.figures)).toEqual(closeTo([10870.90235396687]));
  expect(metres(shape(project, 'parcelles', fid))).toHaveLength(3);
  const one = await edit(project, 'parcelles', { kind: 'fill-holes', fids: [fid], ring: rectangle(15, 75, 10, 2) });
  expect(areas(one.figures)).toEqual(closeTo([10970.90235396687]));
  await edit(project, 'parcelles', { kind: 'fill-holes', fids: [fid] });
  expect(metres(shape(project, 'parcelles', fid))).toHaveLength(1);
  expect(await refusal(edit(project, 'parcelles', { kind: 'fill-holes', fids: [fid] }))).toEqual({
    code: 'edit-without-effect',
    params: { cause: 'no-hole' },
  });
  const whole: Position[] = rectangle(-50, -50, 400, 400);
  expect((await refusal(edit(project, 'parcelles', { kind: 'hole', fids: [fid], ring: whole }))).code).toBe('edit-empty-result');
});

test('a border drawn anew adds what is outside and takes what is within', async () => {
  const project = await newProject();
  const fid = await draw(project, 'parcelles', [[rectangle(0, 0, 100, 100)]]);
  const outside = await edit(project, 'parcelles', {
    kind: 'reshape',
    fids: [fid],
    line: [at(20, 50), at(20, -30), at(60, -30), at(60, 50)],
  });
  expect(areas(outside.figures)).toEqual(closeTo([11_200]));
  const within = await edit(project, 'parcelles', {
    kind: 'reshape',
    fids: [fid],
    line: [at(110, 40), at(70, 40), at(70, 80), at(110, 80)],
  });
  expect(areas(within.figures)).toEqual(closeTo([10_000]));
  expect(metres(shape(project, 'parcelles', fid))[0]).toContainEqual([70, 40]);
  expect((await refusal(edit(project, 'parcelles', { kind: 'reshape', fids: [fid], line: [at(-20, 50), at(20, 50)] }))).code).toBe(
    'edit-without-effect',
  );
});

test('objects turn, grow and move about a place; a move there and back is undone to the nanometre', async () => {
  const project = await newProject();
  const fid = await draw(project, 'parcelles', [[rectangle(10, 0, 20, 10)]]);
  await edit(project, 'parcelles', { kind: 'transform', fids: [fid], origin: at(0, 0), factor: 2, angle_deg: 90, move: [5, 1] });
  expect(metres(shape(project, 'parcelles', fid))[0]?.slice(0, 4)).toEqual([
    [5, 21],
    [5, 61],
    [-15, 61],
    [-15, 21],
  ]);
  await edit(project, 'parcelles', { kind: 'transform', fids: [fid], origin: at(5, 1), factor: 0.5, angle_deg: -90, move: [-5, -1] });
  expect(metres(shape(project, 'parcelles', fid))[0]?.slice(0, 2)).toEqual([
    [10, 0],
    [30, 0],
  ]);
  const same = { kind: 'transform' as const, fids: [fid], origin: at(0, 0), angle_deg: 360 };
  expect((await refusal(edit(project, 'parcelles', same))).code).toBe('edit-without-effect');
});

test('zones have the areas of an independent engine, sixteen chords a quarter circle', async () => {
  const project = await newProject();
  const holed = await draw(project, 'parcelles', [HOLED], { idu: 'H' });
  const u = await draw(project, 'parcelles', [U_SHAPE]);
  const apart = await draw(project, 'parcelles', [[rectangle(160, 0, 100, 90)]]);
  const around = await edit(project, 'parcelles', { kind: 'buffer', fids: [holed, u], distance_m: 25, target: 'Zone d’étude' });
  expect(around.written.table).toBe('imp_zone_d_etude');
  expect(around.figures.map(({ surface_ha }) => (surface_ha ?? 0) * 10_000)).toEqual(closeTo([26119.03254650519, 18838.973241392032]));
  expect(project.layer('imp_zone_d_etude')).toMatchObject({ title: 'Zone d’étude', geometry: 'MULTIPOLYGON', count: 2 });
  expect(project.rows('imp_zone_d_etude')[0]).toMatchObject({ nom: 'H', distance_m: 25, source_id: null });
  const within = await edit(project, 'parcelles', { kind: 'buffer', fids: [holed], distance_m: -10, target: 'imp_zone_d_etude' });
  expect(areas(within.figures)).toEqual(closeTo([7367.425992235944]));
  const joined = await edit(project, 'parcelles', {
    kind: 'buffer',
    fids: [holed, apart],
    distance_m: 25,
    joined: true,
    target: 'imp_zone_d_etude',
  });
  expect(areas(joined.figures)).toEqual(closeTo([43543.868769559864]));
  const point = await edit(project, 'equipements', { kind: 'create', shape: { type: 'point', at: at(0, 0) } });
  const disc = await edit(project, 'equipements', { kind: 'buffer', fids: point.written.fids, distance_m: 50, target: 'imp_zone_d_etude' });
  expect(areas(disc.figures)).toEqual(closeTo([7841.371226364847]));
  expect(vertices(shape(project, 'imp_zone_d_etude', disc.written.fids[0] as number)).size).toBe(64);
  expect(
    (await refusal(edit(project, 'parcelles', { kind: 'buffer', fids: [u], distance_m: -100, target: 'imp_zone_d_etude' }))).code,
  ).toBe('edit-empty-result');
  for (let i = 0; i < 5; i++) project.undo();
  expect(project.hasTable('imp_zone_d_etude')).toBe(false);
  expect(project.check()).toEqual([]);
});

test('parts become objects, the largest keeping the object', async () => {
  const project = await newProject();
  const fid = await draw(project, 'contraintes', [[rectangle(0, 0, 10, 10)], [rectangle(50, 0, 30, 30)], [rectangle(0, 50, 20, 20)]], {
    nom: 'PPRI',
  });
  const { figures, written } = await edit(project, 'contraintes', { kind: 'explode', fids: [fid] });
  expect(figures.map(({ surface_ha }) => Math.round((surface_ha ?? 0) * 10_000))).toEqual([900, 400, 100]);
  expect(written.fids[0]).toBe(fid);
  expect(project.rows('contraintes').map(({ nom }) => nom)).toEqual(['PPRI', 'PPRI', 'PPRI']);
  expect(await refusal(edit(project, 'contraintes', { kind: 'explode', fids: [fid] }))).toMatchObject({ params: { cause: 'one-part' } });
});

test('vertices move with those of the neighbours, and corners of one bend the edge of the other', async () => {
  const project = await newProject();
  const west = await draw(project, 'parcelles', [[rectangle(0, 0, 100, 100)]]);
  const north = await draw(project, 'parcelles', [[rectangle(100, 50, 100, 50)]]);
  const south = await draw(project, 'parcelles', [[rectangle(100, 0, 100, 50)]]);
  const site = await draw(project, 'sites', [[rectangle(0, 0, 100, 100)]], { site_id: 'S', site_nom: 'S' });
  // a corner of north and south, in the middle of an edge of west
  const moved = await edit(project, 'parcelles', { kind: 'vertices', fids: [south], moves: [{ from: at(100, 50), to: at(90, 55) }] });
  expect(moved.notes).toEqual([{ code: 'neighbours', count: 2 }]);
  expect(moved.written.fids).toEqual([south]);
  const [a, b, c] = [west, north, south].map((fid) => vertices(shape(project, 'parcelles', fid))) as [
    Set<string>,
    Set<string>,
    Set<string>,
  ];
  const [corner] = [...c].filter((vertex) => a.has(vertex) && b.has(vertex));
  expect(corner).toBeDefined();
  expect(metres(shape(project, 'parcelles', west))[0]).toContainEqual([90, 55]);
  expect(vertices(shape(project, 'sites', site)).size).toBe(4);
  // another table follows where it is named
  await edit(project, 'parcelles', { kind: 'vertices', fids: [west], moves: [{ from: at(0, 0), to: at(-10, -10) }], tables: ['sites'] });
  expect(metres(shape(project, 'sites', site))[0]).toContainEqual([-10, -10]);
  // alone
  await edit(project, 'parcelles', { kind: 'vertices', fids: [west], moves: [{ from: at(100, 0), to: at(95, 0) }], shared: false });
  expect(metres(shape(project, 'parcelles', south))[0]).toContainEqual([100, 0]);
});

test('a vertex put on a shared edge goes into both, and goes from both', async () => {
  const project = await newProject();
  const west = await draw(project, 'parcelles', [[rectangle(0, 0, 100, 100)]]);
  const east = await draw(project, 'parcelles', [[rectangle(100, 0, 100, 100)]]);
  await edit(project, 'parcelles', { kind: 'vertices', fids: [west], moves: [], insert: [{ at: at(100, 40), to: at(110, 42) }] });
  for (const fid of [west, east]) expect(metres(shape(project, 'parcelles', fid))[0]).toContainEqual([110, 42]);
  const removed = await edit(project, 'parcelles', { kind: 'vertices', fids: [east], moves: [{ from: at(110, 42), to: null }] });
  expect(removed.notes).toEqual([{ code: 'neighbours', count: 1 }]);
  expect(vertices(shape(project, 'parcelles', west)).size).toBe(4);
  expect(await refusal(edit(project, 'parcelles', { kind: 'vertices', fids: [west], moves: [{ from: at(50, 50), to: null }] }))).toEqual({
    code: 'edit-without-effect',
    params: { cause: 'no-vertex' },
  });
  const crossing = edit(project, 'parcelles', { kind: 'vertices', fids: [west], moves: [{ from: at(0, 0), to: at(50, 150) }] });
  expect(await refusal(crossing)).toEqual({ code: 'edit-shape-crossing', params: { id: west } });
  const gone = edit(project, 'parcelles', {
    kind: 'vertices',
    fids: [west],
    moves: [
      { from: at(0, 0), to: null },
      { from: at(0, 100), to: null },
    ],
    shared: false,
  });
  expect((await refusal(gone)).code).toBe('edit-empty-result');
});

test('what crosses itself, has the wrong shape or is elsewhere is refused, and nothing is written', async () => {
  const project = await newProject();
  const bow = ring([0, 0], [100, 100], [100, 0], [0, 100]);
  const steps = project.history().length;
  const create = (table: string, polygons: Position[][][]) =>
    edit(project, table, { kind: 'create', shape: { type: 'polygon', polygons } });
  expect((await refusal(create('parcelles', [[bow]]))).code).toBe('edit-shape-crossing');
  expect((await refusal(create('parcelles', [[rectangle(0, 0, 10, 10)], [rectangle(5, 5, 10, 10)]]))).code).toBe('edit-shape-crossing');
  expect(await refusal(create('laureats', [[rectangle(0, 0, 10, 10)]]))).toEqual({
    code: 'edit-geometry-kind',
    params: { layer: 'laureats', claimed: 'POINT' },
  });
  const newYork = { kind: 'create', shape: { type: 'point', at: [-74, 40.7] as Position } } as const;
  expect((await refusal(edit(project, 'equipements', newYork, 4326))).code).toBe('edit-outside-france');
  expect(await refusal(edit(project, 'parcelles', { kind: 'explode', fids: [7] }))).toEqual({
    code: 'object-unknown',
    params: { layer: 'parcelles', id: 7 },
  });
  expect((await refusal(edit(project, 'parcelles', { kind: 'explode', fids: [7] }, 27572))).code).toBe('parameter-invalid');
  expect(project.history()).toHaveLength(steps);
});

test('in Guadeloupe too, asked in the metres of a web map', async () => {
  const project = await newProject();
  const web = (lon: number, lat: number): Position => [
    (lon * Math.PI * 6_378_137) / 180,
    6_378_137 * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)),
  ];
  const box = [web(-61.6, 16.2), web(-61.59, 16.2), web(-61.59, 16.21), web(-61.6, 16.21), web(-61.6, 16.2)];
  const { written, figures } = await edit(project, 'parcelles', { kind: 'create', shape: { type: 'polygon', polygons: [[box]] } }, 3857);
  // pyproj 3.4 to EPSG:5490, Shapely 1.8
  expect((figures[0]?.surface_ha ?? 0) * 10_000).toBeCloseTo(1182949.4273088062, 1);
  const cut = await edit(
    project,
    'parcelles',
    { kind: 'split', fids: written.fids, line: [web(-61.61, 16.204), web(-61.58, 16.207)] },
    3857,
  );
  expect(areas(cut.figures).reduce((sum, area) => sum + area, 0)).toBeCloseTo(1182949.4273088062, 1);
});
