/** From records to rows: kinds, values, codes, keys, geometry that does not fit at once. */
import { describe, expect, it } from 'vitest';
import { totalReport } from '../../../electron/engine/importers/index.ts';
import { insidePoint } from '../../../electron/engine/importers/prepare/inside-point.ts';
import { importReportSchema } from '../../../shared/domain/import.ts';
import { translator } from '../../../shared/messages/index.ts';
import { fileOf, zipOf } from './support/files.ts';
import { makeDbf, makeShp, square } from './support/make-shapefile.ts';
import { importFile } from './support/run.ts';

const ring = (x: number, y: number, side: number) => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];
const polygon = (x = 2, y = 48, side = 0.01) => ({ type: 'Polygon', coordinates: [ring(x, y, side)] });
const layer = (...features: readonly (readonly [properties: object, geometry: unknown])[]) =>
  fileOf(
    'a.geojson',
    JSON.stringify({
      type: 'FeatureCollection',
      features: features.map(([properties, geometry]) => ({ type: 'Feature', properties, geometry })),
    }),
  );

describe('values', () => {
  it('are typed as their fields want them', async () => {
    const text = [
      'friche_id;site_nom;site_type;site_identif_date;bati_nombre;unite_fonciere_surface;comm_insee;urba_zaer;site_reconv_annee;unite_fonciere_refcad;geompoint',
      'a;L’atelier;Friche d’Habitat;19/01/2023;1 250;11268,4;3013;OUI;2019;{36208000AB0105,36208000AB0106};POINT(2 48)',
      'b;NA;friche lunaire;31/02/2023;beaucoup;NaN;2A004;peut-être;;;POINT(2 48)',
    ].join('\n');
    const { rows, note } = await importFile(fileOf('a.csv', text), { kind: 'friches' });
    expect(rows('friches').map((row) => row.values)).toEqual([
      {
        friche_id: 'a',
        site_nom: 'L’atelier',
        site_type: "friche d'habitat",
        site_identif_date: '2023-01-19',
        bati_nombre: 1250,
        unite_fonciere_surface: 11268,
        comm_insee: '03013',
        urba_zaer: 'oui',
        site_reconv_annee: '2019',
        unite_fonciere_refcad: '36208000AB0105|36208000AB0106',
      },
      {
        friche_id: 'b',
        site_nom: null,
        site_type: 'friche lunaire',
        site_identif_date: null,
        bati_nombre: null,
        unite_fonciere_surface: null,
        comm_insee: '2A004',
        urba_zaer: 'peut-être',
        attributs: JSON.stringify({ site_identif_date: '31/02/2023', bati_nombre: 'beaucoup' }),
      },
    ]);
    expect(note('code-padded')).toMatchObject({ count: 1, rows: [1], params: { field: 'comm_insee' } });
    expect(note('value-not-a-date')).toMatchObject({ rows: [2], params: { field: 'site_identif_date', values: '31/02/2023' } });
    expect(note('value-not-listed')).toMatchObject({ params: { field: 'site_type', values: 'friche lunaire' } });
  });

  it('without a field of their own are kept as JSON', async () => {
    const { rows, report } = await importFile(layer([{ siren: '200000172', surface: 3, liste: [{ a: 1 }], vide: null }, polygon()]), {
      kind: 'epci',
    });
    expect(rows('epci')[0]?.values).toEqual({ siren: '200000172', attributs: '{"surface":3,"liste":[{"a":1}]}' });
    expect(report.fields).toEqual([{ to: 'siren', from: 'siren' }]);
  });
});

describe('fields', () => {
  it.each([
    [
      'ADMIN EXPRESS 3',
      'communes',
      { INSEE_COM: '01004', NOM: 'x', INSEE_DEP: '01', INSEE_REG: '84', SIREN_EPCI: '200054781/200057966', POPULATION: 5 },
      { insee: '01004', nom: 'x', departement: '01', region: '84', epci_siren: '200054781', population: 5 },
    ],
    [
      'ADMIN EXPRESS 4',
      'communes',
      { code_insee: '01004', nom_officiel: 'x', code_insee_du_departement: '01', codes_siren_des_epci: 'NR' },
      { insee: '01004', nom: 'x', departement: '01', epci_siren: null },
    ],
    ['ADMIN EXPRESS 3', 'epci', { CODE_SIREN: '200000172', NOM: 'x', NATURE: 'CC' }, { siren: '200000172', nom: 'x', nature: 'CC' }],
    [
      'cadastre Etalab',
      'parcelles',
      { id: '383280000C0439', commune: '38328', prefixe: '000', section: 'C', numero: '439', contenance: 12 },
      { idu: '383280000C0439', commune: '38328', prefixe: '000', section: '0C', numero: '0439', contenance_m2: 12 },
    ],
    ['a spreadsheet', 'parcelles', { idu: '1004000AB0012', code_insee: 1004 }, { idu: '01004000AB0012', commune: '01004' }],
    [
      'parts of an id',
      'parcelles',
      { commune: '01004', section: 'AB', numero: '12' },
      { idu: '01004000AB0012', commune: '01004', section: 'AB', numero: '0012' },
    ],
    [
      'OCS GE',
      'occupation_sol',
      { CODE_CS: 'CS1.1.1.1', CODE_US: 'US2', millesime: 2021, artif: 'non artif' },
      { code_cs: 'CS1.1.1.1', code_us: 'US2', millesime: '2021', artificialise: 0 },
    ],
    [
      'CNIG 2023-10',
      'terrains',
      { terr_id: 't', terr_occup: 'Vacant', terr_amngt: 'viabilise et amenage' },
      { terr_id: 't', terr_etat_occup: 'vacant', terr_stade_amngt: 'viabilisé et aménagé' },
    ],
  ] as const)('of %s → %s', async (_source, kind, properties, expected) => {
    const { rows } = await importFile(layer([properties, polygon()]), { kind });
    expect(rows(kind)[0]?.values).toEqual(expected);
  });

  it('are mapped as the user says', async () => {
    const { rows, report } = await importFile(layer([{ a: 's1', site_nom: 'faux', titre: 'vrai' }, polygon()]), {
      kind: 'sites',
      fields: { site_id: 'a', site_nom: 'titre' },
    });
    expect(rows('sites')[0]?.values).toEqual({ site_id: 's1', site_nom: 'vrai', attributs: '{"site_nom":"faux"}' });
    expect(report.fields).toEqual([
      { to: 'site_id', from: 'a' },
      { to: 'site_nom', from: 'titre' },
    ]);
  });
});

describe('geometry', () => {
  it('of a friche fills two tables, joined by its id, its point inside', async () => {
    const u = {
      type: 'Polygon',
      coordinates: [
        [
          [2, 48],
          [2.3, 48],
          [2.3, 48.3],
          [2.2, 48.3],
          [2.2, 48.1],
          [2.1, 48.1],
          [2.1, 48.3],
          [2, 48.3],
          [2, 48],
        ],
      ],
    };
    const { rows } = await importFile(layer([{ friche_id: 'f' }, u], [{ friche_id: 'p' }, { type: 'Point', coordinates: [2, 48] }]), {
      kind: 'friches',
    });
    expect(rows('friches').map((row) => [row.values['friche_id'], row.geometry?.type])).toEqual([
      ['f', 'Point'],
      ['p', 'Point'],
    ]);
    expect(rows('friches_emprises').map((row) => [row.values, row.geometry?.type])).toEqual([[{ friche_id: 'f' }, 'MultiPolygon']]);
    const [x = 0] = rows('friches')[0]?.geometry?.xy ?? [];
    expect((x > 2 && x < 2.1) || (x > 2.2 && x < 2.3)).toBe(true);
  });

  it('of equipment goes to the table of its kind', async () => {
    const line = {
      type: 'LineString',
      coordinates: [
        [2, 48],
        [3, 48],
      ],
    };
    const { tables } = await importFile(
      layer(
        [{ categorie: 'gare' }, { type: 'Point', coordinates: [2, 48] }],
        [{ categorie: 'route' }, line],
        [{ categorie: 'port' }, polygon()],
      ),
      { kind: 'equipements' },
    );
    expect([...tables.keys()]).toEqual(['equipements', 'equipements_lignes', 'equipements_surfaces']);
  });

  it('is mended, refused or kept empty, and counted each time', async () => {
    const bowTie = {
      type: 'Polygon',
      coordinates: [
        [
          [2, 48],
          [2.1, 48.1],
          [2.1, 48],
          [2, 48.1],
          [2, 48],
        ],
      ],
    };
    const sliver = {
      type: 'Polygon',
      coordinates: [
        [
          [2, 48],
          [2.1, 48],
          [2, 48],
        ],
      ],
    };
    const { report, note, rows } = await importFile(
      layer(
        [{ siren: '1' }, bowTie],
        [{ siren: '2' }, sliver],
        [{ siren: '3' }, null],
        [{ siren: '4' }, { type: 'Polygon', coordinates: [] }],
        [{ siren: '5' }, { type: 'Point', coordinates: [2, 48] }],
        [{ siren: '6' }, polygon()],
      ),
      { kind: 'epci' },
    );
    expect(report).toMatchObject({ read: 6, imported: 4, repaired: 1, rejected: 2 });
    expect(rows('epci').map((row) => [row.values['siren'], row.geometry === null])).toEqual([
      ['1', false],
      ['3', true],
      ['4', true],
      ['6', false],
    ]);
    expect(note('geometry-repaired')).toMatchObject({ rows: [1], params: { reason: 'note.repair.self-intersection' } });
    expect(note('geometry-rejected')).toMatchObject({ rows: [2], params: { reason: 'note.repair.collapsed' } });
    expect(note('geometry-missing')).toMatchObject({ rows: [3, 4] });
    expect(note('geometry-type-refused')).toMatchObject({ rows: [5], params: { found: 'Point' } });
  });

  it('are refused where they are a line in the file’s own numbers, though a projection bends it into a sliver', async () => {
    const ring = (...points: readonly [number, number][]) => ({ type: 'Polygon', coordinates: [[...points, points[0]]] });
    const { report, note } = await importFile(
      layer(
        [{ siren: '1' }, ring([843_190.9, 6_637_257.9], [843_285.4, 6_637_257.9], [843_238.1, 6_637_257.9])],
        [{ siren: '2' }, ring([843_000, 6_637_000], [853_000, 6_647_000], [848_000, 6_642_000])],
        // a strip of one centimetre over a hundred metres is thin, not nothing
        [{ siren: '3' }, ring([843_000, 6_637_000], [843_100, 6_637_000], [843_100, 6_637_000.01], [843_000, 6_637_000.01])],
      ),
      { kind: 'epci', crs: 2154 },
    );
    expect(report).toMatchObject({ read: 3, imported: 1, rejected: 2 });
    expect(note('geometry-rejected')).toMatchObject({ rows: [1, 2], fate: 'rejected', params: { reason: 'note.repair.collapsed' } });
  });

  it('written latitude first is turned round, and said', async () => {
    const { report, rows, note } = await importFile(fileOf('a.csv', 'friche_id;geompoint\na;POINT(49.2527 3.9815)\n'), { kind: 'friches' });
    expect([...(rows('friches')[0]?.geometry?.xy ?? [])]).toEqual([3.9815, 49.2527]);
    expect(report.crs).toEqual({ code: 'EPSG:4326', how: 'corrected' });
    expect(note('axes-swapped')?.count).toBe(1);
  });

  it('gives a point inside even a ring-shaped object', () => {
    const xy = Float64Array.from([...ring(0, 0, 10), ...ring(2, 2, 6)].flat());
    const point = insidePoint({ type: 'MultiPolygon', xy, parts: [5, 10], polygons: [2] });
    const [x = 0, y = 0] = point?.xy ?? [];
    expect(x > 0 && x < 10 && y > 0 && y < 10 && !(x > 2 && x < 8 && y > 2 && y < 8)).toBe(true);
  });
});

describe('keys', () => {
  it('are made where Emprise may make them, the same each time', async () => {
    const file = layer([{ nom: 'x', insee: '26004' }, polygon()], [{ nom: 'y' }, polygon(3)]);
    const ids = async () => (await importFile(file, { kind: 'sites' })).rows('sites').map((row) => row.values['site_id']);
    const first = await ids();
    expect(first[0]).toMatch(/^26004_SITE-ECO_\d{8}$/);
    expect(new Set(first).size).toBe(2);
    expect(await ids()).toEqual(first);
  });

  it('met twice are merged, told apart or refused by rule', async () => {
    const twice = layer([{ id: 'a', siren: '1' }, polygon()], [{ id: 'a', siren: '1' }, polygon()], [{ id: 'a', siren: '1' }, polygon(3)]);
    const sites = await importFile(twice, { kind: 'sites', fields: { site_id: 'id' } });
    expect(sites.rows('sites').map((row) => row.values['site_id'])).toEqual(['a', 'a-2']);
    expect(sites.report).toMatchObject({ read: 3, imported: 3, rejected: 0 });
    expect(sites.note('duplicate-merged')).toMatchObject({ rows: [2] });
    expect(sites.note('key-suffixed')).toMatchObject({ rows: [3], params: { field: 'site_id', values: 'a (1 → 3)' } });
    const epci = await importFile(twice, { kind: 'epci' });
    expect(epci.report).toMatchObject({ read: 3, imported: 2, rejected: 1 });
    expect(epci.note('key-duplicate')).toMatchObject({ rows: [3], fate: 'rejected', params: { values: '1 (1 → 3)' } });
  });

  it('of établissements publics territoriaux among EPCI are kept and told', async () => {
    // Grand-Orly Seine Bièvre (EPT), CA Le Grand Chalon (EPCI)
    const { report, note } = await importFile(layer([{ siren: '200058014' }, polygon()], [{ siren: '247100589' }, polygon(3)]), {
      kind: 'epci',
    });
    expect(report).toMatchObject({ imported: 2, rejected: 0 });
    expect(note('ept-among-epci')).toMatchObject({ count: 1, rows: [1] });
  });

  it('that only an authority gives are never invented', async () => {
    const { report, note } = await importFile(layer([{ siren: '1' }, polygon()], [{ siren: null }, polygon(3)]), { kind: 'epci' });
    expect(report).toMatchObject({ imported: 1, rejected: 1 });
    expect(note('key-missing')).toMatchObject({ rows: [2], params: { field: 'siren' } });
  });
});

describe('any other layer', () => {
  it('keeps its fields under safe names, one table for each type of geometry', async () => {
    const { tables, report } = await importFile(
      layer(
        [{ 'Nom du très très long champ numéro 1': 'a', uid: 'u', n: 1.5 }, polygon()],
        [
          { n: 2, 'Nom du très très long champ numéro 2': true },
          { type: 'Point', coordinates: [2, 48] },
        ],
        [{ n: 3 }, null],
      ),
      { kind: 'couche' },
    );
    const names = ['nom_du_tres_tres_long_champ_nu', 'uid_2', 'n', 'nom_du_tres_tres_long_champ_nu_2'];
    expect(report.fields.map(({ to }) => to)).toEqual(names);
    expect([...tables.values()].map(({ table, rows }) => [table.table, table.geometry, rows.length])).toEqual([
      ['imp_a', 'MULTIPOLYGON', 2],
      ['imp_a_points', 'POINT', 1],
    ]);
    expect(tables.get('imp_a')?.table.fields?.map(({ type }) => type)).toEqual(['text', 'text', 'real', 'boolean']);
    expect(tables.get('imp_a_points')?.rows[0]?.values).toEqual({ n: 2, nom_du_tres_tres_long_champ_nu_2: 1 });
  });
});

describe('the report', () => {
  it('is the published JSON, in words', async () => {
    const { reports } = await importFile(layer([{ siren: '1' }, polygon()], [{ siren: '2' }, null]), { kind: 'epci' });
    const report = totalReport('epci', reports, translator('fr'));
    expect(importReportSchema.parse(report)).toEqual(report);
    expect(report.notes.find(({ code }) => code === 'geometry-missing')?.message).toBe('1 objet importé sans géométrie');
    for (const { message } of report.notes) expect(message).not.toMatch(/^note\.|…|undefined/);
  });
});

describe('several layers in one file', () => {
  const one = makeShp([{ type: 'polygon', rings: [square(652_000, 6_862_000, 100)] }], 5);
  const archive = () =>
    zipOf('admin.zip', {
      'A/COMMUNE.shp': one,
      'A/COMMUNE.dbf': makeDbf(
        [
          { name: 'INSEE_COM', letter: 'C', width: 5 },
          { name: 'SIREN_EPCI', letter: 'C', width: 9 },
        ],
        [['01004', '240100883']],
      ),
      'A/EPCI.shp': one,
      'A/EPCI.dbf': makeDbf([{ name: 'CODE_SIREN', letter: 'C', width: 9 }], [['240100883']]),
    });

  it('are chosen by the kind they look like, the others named', async () => {
    const { report, reports, note } = await importFile(archive(), { kind: 'epci' });
    expect(reports.length).toBe(1);
    expect(report).toMatchObject({ layer: 'EPCI', imported: 1 });
    expect(note('layers-left-aside')).toMatchObject({ count: 1, params: { layers: 'COMMUNE' } });
  });

  it('are all read as layers of their own, or the one asked for', async () => {
    expect([...(await importFile(archive(), { kind: 'couche' })).tables.keys()]).toEqual(['imp_commune', 'imp_epci']);
    expect([...(await importFile(archive(), { kind: 'couche', layer: 'epci' })).tables.keys()]).toEqual(['imp_epci']);
  });
});
