/** Edits of objects that belong together: friches and their outlines, sites and what they hold, parcels and the sites on them. */
import { expect, test } from 'vitest';
import type { Project } from '../../../electron/engine/store/index.ts';
import type { Row } from '../../../shared/domain/change.ts';
import { STEP } from '../store/support.ts';
import { at, draw, edit, metres, newProject, type Position, rectangle, refusal, ring, shape, vertices } from './support.ts';

const TODAY = new Date().toISOString().slice(0, 10);

async function withTerritory(): Promise<Project> {
  const project = await newProject();
  await draw(project, 'communes', [[rectangle(-1000, -1000, 1500, 3000)]], { insee: '23001', nom: 'Ahun', epci_siren: '200067544' });
  await draw(project, 'communes', [[rectangle(500, -1000, 1500, 3000)]], { insee: '23002', nom: 'Ajain' });
  await draw(project, 'epci', [[rectangle(-1000, -1000, 1500, 3000)]], { siren: '200067544', nom: 'CC Creuse Confluence' });
  return project;
}

const rows = (project: Project, table: string, columns: readonly string[]): Row[] => project.rows(table, { columns });

test('a site of parcels is their union, named after its commune, linked to each', async () => {
  const project = await withTerritory();
  const fids: number[] = [];
  for (const [idu, x] of [
    ['23001000AA0001', 0],
    ['23001000AA0002', 100],
    ['23001000AA0003', 300],
  ] as const) {
    fids.push(await draw(project, 'parcelles', [[rectangle(x, 0, 100, 80)]], { idu }));
  }
  const steps = project.history().length;
  const { written, figures, notes, receipt } = await edit(project, 'parcelles', {
    kind: 'site-from-parcels',
    fids,
    values: { site_nom: 'Le Bourg' },
  });
  expect(written).toEqual({ table: 'sites', fids: [1] });
  expect((figures[0]?.surface_ha ?? 0) * 10_000).toBeCloseTo(24_000, 3);
  expect(notes).toEqual([{ code: 'disjoint', count: 2 }]);
  expect(receipt.step.label).toEqual({
    code: 'edit-site-from-parcels',
    params: { layer: 'parcelles', table: 'parcelles', count: 3 },
    origin: 'edit',
  });
  const [site] = project.rows('sites');
  expect(site).toMatchObject({
    ...{
      site_nom: 'Le Bourg',
      site_comm_insee: '23001',
      site_comm_nom: 'Ahun',
      site_epci_siren: '200067544',
      site_epci_nom: 'CC Creuse Confluence',
    },
    ...{ site_surf_brute: null, site_surf_utile: null, source_id: null, site_identif_date: TODAY, site_actu_date: TODAY },
  });
  expect(site?.['site_id']).toMatch(/^23001_SITE-ECO_\d{8}$/);
  expect(rows(project, 'site_parcelles', ['site_uid', 'idu', 'part'])).toEqual(
    ['1', '2', '3'].map((n) => ({ site_uid: site?.['uid'], idu: `23001000AA000${n}`, part: 1 })),
  );
  // the vertices of the parcels, to the bit
  const own = new Set(fids.flatMap((fid) => [...vertices(shape(project, 'parcelles', fid))]));
  expect([...vertices(shape(project, 'sites', 1))].every((vertex) => own.has(vertex))).toBe(true);
  expect(project.history()).toHaveLength(steps + 1);
  project.undo();
  expect([project.count('sites'), project.count('site_parcelles')]).toEqual([0, 0]);
  expect((await refusal(edit(project, 'parcelles', { kind: 'site-from-parcels', fids: [1, 99] }))).code).toBe('object-unknown');
});

test('parcels a centimetre apart by rounding make a site without a sliver', async () => {
  const project = await newProject();
  // a corner of the right-hand ones on the edge of the left-hand one, 8 mm beside it; two vertices 5 mm apart that are meant for one
  const fids = [
    await draw(project, 'parcelles', [[rectangle(0, 0, 100, 100)]]),
    await draw(project, 'parcelles', [[ring([100, 0], [200, 0], [200, 50], [100.008, 50])]]),
    await draw(project, 'parcelles', [[ring([100.008, 50], [200, 50], [200, 100], [100, 100.005])]]),
  ];
  const before = vertices(shape(project, 'parcelles', fids[0] as number));
  const { figures, notes } = await edit(project, 'parcelles', { kind: 'site-from-parcels', fids });
  expect(notes).toEqual([
    { code: 'slivers', count: 1 },
    { code: 'without-code', count: 3 },
  ]);
  expect(metres(shape(project, 'sites', 1))).toHaveLength(1);
  expect((figures[0]?.surface_ha ?? 0) * 10_000).toBeCloseTo(20_000, 0);
  expect(vertices(shape(project, 'parcelles', fids[0] as number))).toEqual(before);
});

test('sites that merge keep what they held: terrains, actions, parcels', async () => {
  const project = await newProject();
  const one = await draw(project, 'sites', [[rectangle(0, 0, 100, 100)]], { site_id: 'A', site_nom: 'Un' });
  const two = await draw(project, 'sites', [[rectangle(100, 0, 100, 100)]], { site_id: 'B', site_nom: 'Deux' });
  const uid = (fid: number) => String(project.row('sites', fid)?.['uid']);
  const terrain = await draw(project, 'terrains', [[rectangle(120, 10, 20, 20)]]);
  // a terrain drawn in a site is that site's
  expect(project.row('terrains', terrain)).toMatchObject({
    site_uid: uid(two),
    site_id: 'B',
    terr_id: expect.stringMatching(/^B_TERRAIN-ECO_\d{8}$/),
  });
  const link = (site: number, idu: string, part: number | null): Row => ({ site_uid: uid(site), idu, part });
  const links = [link(one, 'P', 0.3), link(two, 'P', 0.5), link(two, 'Q', null)];
  const operations = [
    { op: 'put', table: 'site_parcelles', rows: links } as const,
    { op: 'put', table: 'actions', rows: [{ titre: 'Étude', site_uid: uid(two) }] } as const,
  ];
  project.apply({ operations }, STEP);
  const { figures, receipt } = await edit(project, 'sites', { kind: 'merge', fids: [one, two], into: one });
  expect((figures[0]?.surface_ha ?? 0) * 10_000).toBeCloseTo(20_000, 3);
  expect(receipt.step.label.params).toMatchObject({ table: 'sites', count: 2 });
  expect(rows(project, 'sites', ['fid', 'site_id', 'site_nom'])).toEqual([{ fid: one, site_id: 'A', site_nom: 'Un' }]);
  expect(project.row('terrains', terrain)).toMatchObject({ site_uid: uid(one), site_id: 'A' });
  expect(rows(project, 'actions', ['titre', 'site_uid'])).toEqual([{ titre: 'Étude', site_uid: uid(one) }]);
  expect(rows(project, 'site_parcelles', ['site_uid', 'idu', 'part'])).toEqual([link(one, 'P', 0.8), link(one, 'Q', null)]);
  project.undo();
  expect(rows(project, 'site_parcelles', ['site_uid', 'idu', 'part'])).toEqual(links);
  expect(project.row('terrains', terrain)).toMatchObject({ site_uid: uid(two), site_id: 'B' });
  expect(project.check()).toEqual([]);
});

test('photos and notes of objects that merge are those of the one that stays, after its own', async () => {
  const project = await newProject();
  const draws = [0, 200].map((x) => draw(project, 'sites', [[rectangle(x, 0, 200, 100)]], { site_nom: `S${x}` }));
  const [one = 0, two = 0] = await Promise.all(draws);
  const uid = (fid: number) => String(project.row('sites', fid)?.['uid']);
  const note = (fid: number, texte: string, ordre: number): Row => ({
    ...{ content_type: 'text/plain', data: new Uint8Array(), genre: 'note', octets: 0 },
    ...{ cible_table: 'sites', cible_uid: uid(fid), texte, ordre },
  });
  const notes = [note(one, 'a', 0), note(two, 'c', 1), note(two, 'b', 0), { ...note(two, 'autre', 0), cible_table: 'parcelles' }];
  project.apply({ operations: [{ op: 'put', table: 'medias', rows: notes }] }, STEP);
  const of = (fid: number) =>
    project
      .rows('medias', { columns: ['texte', 'cible_uid', 'cible_table'], orderBy: [{ column: 'ordre', descending: false }] })
      .flatMap((row) => (row['cible_uid'] === uid(fid) && row['cible_table'] === 'sites' ? [row['texte']] : []));
  await edit(project, 'sites', { kind: 'merge', fids: [one, two], into: one });
  expect(of(one)).toEqual(['a', 'b', 'c']);
  project.undo();
  expect([of(one), of(two)]).toEqual([['a'], ['b', 'c']]);
});

test('of merged parcels a site holds the same ground as before', async () => {
  const project = await newProject();
  const [p, q] = [
    await draw(project, 'parcelles', [[rectangle(0, 0, 100, 30)]], { idu: 'P' }),
    await draw(project, 'parcelles', [[rectangle(0, 30, 100, 10)]], { idu: 'Q' }),
  ];
  const whole = await edit(project, 'parcelles', { kind: 'site-from-parcels', fids: [p, q] });
  const half = await edit(project, 'parcelles', { kind: 'site-from-parcels', fids: [q] });
  await edit(project, 'parcelles', { kind: 'merge', fids: [q], into: p });
  const uid = (fid: number | undefined) => project.row('sites', fid as number)?.['uid'];
  expect(rows(project, 'site_parcelles', ['site_uid', 'idu', 'part'])).toEqual([
    { site_uid: uid(whole.written.fids[0]), idu: 'P', part: 1 },
    { site_uid: uid(half.written.fids[0]), idu: 'P', part: expect.closeTo(0.25, 9) },
  ]);
  expect(await refusal(edit(project, 'parcelles', { kind: 'merge', fids: [p], into: p }))).toEqual({
    code: 'edit-without-effect',
    params: { cause: 'one-object' },
  });
});

test('a friche drawn by its outline is a couple, and stays one through cuts and merges', async () => {
  const project = await withTerritory();
  const fid = await draw(project, 'friches', [[rectangle(0, 0, 100, 100)]], { site_nom: 'La Filature' });
  const [friche] = project.rows('friches');
  expect(friche).toMatchObject({ site_nom: 'La Filature', comm_insee: '23001', comm_nom: 'Ahun', site_identif_date: TODAY });
  expect(friche?.['friche_id']).toMatch(/^23001_\d{8}$/);
  expect(metres(shape(project, 'friches_emprises', 1))[0]).toContainEqual([100, 100]);
  expect(rows(project, 'friches_emprises', ['friche_id'])).toEqual([{ friche_id: friche?.['friche_id'] }]);
  // cut: two couples with the same values
  await edit(project, 'friches_emprises', { kind: 'split', fids: [1], line: [at(-10, 40), at(110, 40)] });
  expect(rows(project, 'friches', ['site_nom'])).toEqual([{ site_nom: 'La Filature' }, { site_nom: 'La Filature' }]);
  const keys = rows(project, 'friches', ['friche_id']).map(({ friche_id }) => friche_id);
  expect(new Set(keys).size).toBe(2);
  expect(rows(project, 'friches_emprises', ['friche_id']).map(({ friche_id }) => friche_id)).toEqual(keys);
  // merged by their points: the outlines join
  const { written } = await edit(project, 'friches', { kind: 'merge', fids: [fid, 2], into: fid });
  expect(written).toEqual({ table: 'friches', fids: [fid] });
  expect([project.count('friches'), project.count('friches_emprises')]).toEqual([1, 1]);
  expect(metres(shape(project, 'friches_emprises', 1))[0]).toHaveLength(7);
  // a new outline of the friche, then its point elsewhere
  const drawn: Position[] = rectangle(10, 10, 30, 30);
  await edit(project, 'friches', { kind: 'replace', fid, shape: { type: 'polygon', polygons: [[drawn]] } });
  expect(metres(shape(project, 'friches_emprises', 1))[0]).toContainEqual([40, 40]);
  await edit(project, 'friches', { kind: 'replace', fid, shape: { type: 'point', at: at(20, 20) } });
  const point = await edit(project, 'friches', { kind: 'create', shape: { type: 'point', at: at(700, 0) } });
  expect(project.row('friches', point.written.fids[0] as number)).toMatchObject({ comm_insee: '23002' });
  expect(project.check()).toEqual([]);
});

test('outlines of friches that merge take their objects along', async () => {
  const project = await newProject();
  await draw(project, 'friches', [[rectangle(0, 0, 10, 10)]], { site_nom: 'Un' });
  await draw(project, 'friches', [[rectangle(10, 0, 10, 10)]], { site_nom: 'Deux' });
  await edit(project, 'friches_emprises', { kind: 'merge', fids: [1, 2], into: 2 });
  expect(rows(project, 'friches', ['site_nom'])).toEqual([{ site_nom: 'Deux' }]);
  expect(rows(project, 'friches_emprises', ['fid'])).toEqual([{ fid: 2 }]);
});

test('an outline of an imported object is noted as redrawn; results that read it are out of date', async () => {
  const project = await newProject();
  const [fid, neighbour] = [
    await draw(project, 'sites', [[rectangle(0, 0, 100, 100)]], { site_id: 'A', site_nom: 'A' }),
    await draw(project, 'sites', [[rectangle(100, 0, 100, 100)]], { site_id: 'B', site_nom: 'B' }),
  ];
  const operations = [
    { op: 'put', table: 'sources', rows: [{ id: 1, nom: 'Fichier' }] },
    { op: 'put', table: 'sites', rows: [fid, neighbour].map((each) => ({ fid: each, source_id: 1 })) },
  ] as const;
  project.apply({ operations }, STEP);
  const revision = project.revision('sites');
  const cut = await edit(project, 'sites', { kind: 'split', fids: [fid], line: [at(-5, 50), at(105, 50)] });
  expect([fid, neighbour].map((each) => project.editedFields('sites', each))).toEqual([['geom'], ['geom']]);
  expect(project.editedFields('sites', cut.written.fids[1] as number)).toEqual([]);
  expect(project.revision('sites')).toBeGreaterThan(revision);
  expect(project.boxesOfStep(cut.receipt.step.id, 'sites')).not.toHaveLength(0);
  project.undo();
  expect(project.editedFields('sites', fid)).toEqual([]);
  // a key is never given twice
  const next = await draw(project, 'sites', [[rectangle(500, 0, 10, 10)]], { site_nom: 'C' });
  expect(next).toBeGreaterThan(cut.written.fids[1] as number);
});

test('values are checked as in a form, and a key that is taken is refused', async () => {
  const project = await newProject();
  await draw(project, 'sites', [[rectangle(0, 0, 10, 10)]], { site_id: 'A' });
  const create = (values: Record<string, string | number>) => draw(project, 'sites', [[rectangle(50, 0, 10, 10)]], values);
  expect((await refusal(create({ site_id: 'A' }))).code).toBe('keys-clash');
  expect((await refusal(create({ site_etat: 'peut-être' }))).code).toBe('parameter-invalid');
  expect((await refusal(create({ surface: 3 }))).code).toBe('field-unknown');
});
