/** The drawing against shapely (GEOS): valid, edge to edge, each thing where it should be. Areas are in the legal projection. */
import { beforeAll, describe, expect, it } from 'vitest';
import { generateDemonstration } from '../../../electron/engine/demo/index.ts';
import { projectionOf } from '../../../shared/geo/projections.ts';
import { encodeWkb } from '../../../shared/geo/wkb.ts';
import { hasPython, ORACLE_TIMEOUT, runPython } from '../geometry/oracles.ts';

interface Findings {
  readonly invalid: readonly string[];
  /** Sum of areas, area of the union, sum of pairwise overlaps, in m². */
  readonly communes: readonly [sum: number, union: number, overlap: number];
  readonly parcelles: readonly [sum: number, union: number, overlap: number];
  /** Largest symmetric difference with the union of its parts, in m². */
  readonly epci_difference: number;
  readonly territoire_difference: number;
  readonly site_difference: number;
  readonly terrain_difference: number;
  readonly sites_overlap: number;
  readonly sites_outside: number;
  readonly parcelles_in_river: number;
  readonly ways_through_sites: readonly string[];
  readonly points_off_outline: number;
  readonly friche_pairs: number;
  /** Sites with a tenth or more in each of two EPCI. */
  readonly straddling: number;
  /** Share of each site inside the union of friches. */
  readonly friche_parts: readonly number[];
}

const SCRIPT = `
import json, sys
from shapely import wkb
from shapely.ops import unary_union
from shapely.strtree import STRtree
data = json.load(sys.stdin)
T = {name: [(wkb.loads(bytes.fromhex(r['wkb'])) if r['wkb'] else None, r['values']) for r in rows] for name, rows in data.items()}
shapes = lambda name: [g for g, _ in T[name]]
invalid = [f"{name} {v.get('nom') or v.get('site_nom') or v.get('idu') or v.get('friche_id')}" for name in T for g, v in T[name] if g is not None and (not g.is_valid or g.is_empty)]
def tiling(polygons):
    tree = STRtree(polygons)
    order = {id(g): i for i, g in enumerate(polygons)}
    overlap = sum(g.intersection(o).area for g in polygons for o in tree.query(g) if order[id(o)] < order[id(g)] and g.intersects(o))
    return [sum(g.area for g in polygons), unary_union(polygons).area, overlap]
def worst(owners, parts, key, link):
    groups = {}
    for g, v in parts: groups.setdefault(link(v), []).append(g)
    return max(g.symmetric_difference(unary_union(groups[key(v)])).area for g, v in owners if key(v) in groups)
members = {v['code']: v['ti_id'] for _, v in T['territoire_membres']}
site_of = {v['idu']: v['site_uid'] for _, v in T['site_parcelles']}
territory = unary_union(shapes('communes'))
river = [g for g, v in T['equipements_lignes'] if v['categorie'] == 'voie_eau'][0].buffer(38)
outlines = {v['friche_id']: g for g, v in T['friches_emprises']}
sites = T['sites']
ways = [(g, v) for g, v in T['equipements_lignes'] if v['categorie'] in ('autoroute', 'route', 'route_secondaire', 'voie_ferree', 'voie_eau')]
friches = unary_union(list(outlines.values()))
pairs = list(outlines.values())
print(json.dumps({
  'invalid': invalid,
  'communes': tiling(shapes('communes')),
  'parcelles': tiling(shapes('parcelles')),
  'epci_difference': worst(T['epci'], T['communes'], lambda v: v['siren'], lambda v: v['epci_siren']),
  'territoire_difference': worst(T['territoires'], T['epci'], lambda v: v['ti_id'], lambda v: members.get(v['siren'])),
  'site_difference': worst(sites, [p for p in T['parcelles'] if p[1]['idu'] in site_of], lambda v: v['uid'], lambda v: site_of[v['idu']]),
  'terrain_difference': worst(sites, T['terrains'], lambda v: v['uid'], lambda v: v['site_uid']),
  'sites_overlap': tiling(shapes('sites'))[2],
  'sites_outside': unary_union(shapes('sites')).difference(territory).area,
  'parcelles_in_river': unary_union(shapes('parcelles')).intersection(river).area,
  'ways_through_sites': [f"{w[1]['nom']} {s[1]['site_nom']}" for w in ways for s in sites if w[0].intersection(s[0]).length > 1],
  'points_off_outline': sum(1 for g, v in T['friches'] if v['friche_id'] in outlines and not outlines[v['friche_id']].contains(g)),
  'friche_pairs': sum(1 for i, a in enumerate(pairs) for b in pairs[:i] if a.intersection(b).area > 100),
  'straddling': sum(1 for g, _ in sites if sum(1 for e, _v in T['epci'] if e.intersection(g).area > 0.1 * g.area) > 1),
  'friche_parts': [g.intersection(friches).area / g.area for g, _ in sites],
}))
`;

/** Coordinates as they are stored, in metres of the legal projection. */
function inMetres() {
  const projection = projectionOf(2154);
  return Object.fromEntries(
    generateDemonstration().tables.map(({ table, rows }) => [
      table.table,
      rows.map(({ geometry, values }) => ({
        values,
        wkb: geometry && projection ? Buffer.from(encodeWkb({ ...geometry, xy: projection.forward(geometry.xy) })).toString('hex') : null,
      })),
    ]),
  );
}

describe.skipIf(!hasPython)('the demonstration, measured by shapely', () => {
  let found: Findings;
  beforeAll(() => {
    found = runPython<Findings>(SCRIPT, inMetres());
  }, ORACLE_TIMEOUT);

  it('has no invalid geometry', () => {
    expect(found.invalid).toEqual([]);
  });

  it.each(['communes', 'parcelles'] as const)('has %s without gap nor overlap', (table) => {
    const [sum, union, overlap] = found[table];
    expect(Math.abs(sum - union) / union).toBeLessThan(1e-9);
    expect(overlap / union).toBeLessThan(1e-9);
  });

  it('makes EPCI of communes, Territoires d’industrie of EPCI, sites of parcelles and of terrains', () => {
    expect(found.epci_difference).toBeLessThan(0.01);
    expect(found.territoire_difference).toBeLessThan(0.01);
    expect(found.site_difference).toBeLessThan(0.01);
    expect(found.terrain_difference).toBeLessThan(0.01);
  });

  it('puts sites inside the territory, apart from each other, with no way nor water through them', () => {
    expect(found.sites_overlap).toBe(0);
    expect(found.sites_outside).toBe(0);
    expect(found.parcelles_in_river).toBe(0);
    expect(found.ways_through_sites).toEqual([]);
    expect(found.straddling).toBeGreaterThanOrEqual(1);
  });

  it('lays friches partly and wholly on sites, some on each other, with their point inside', () => {
    expect(found.points_off_outline).toBe(0);
    expect(found.friche_pairs).toBeGreaterThanOrEqual(3);
    const parts = found.friche_parts;
    expect(parts.filter((part) => part >= 0.5).length).toBeGreaterThanOrEqual(8);
    expect(parts.filter((part) => part > 0.02 && part < 0.5).length).toBeGreaterThanOrEqual(3);
    expect(parts.filter((part) => part > 0.999).length).toBeGreaterThanOrEqual(1);
    expect(parts.filter((part) => part === 0).length).toBeGreaterThanOrEqual(5);
  });
});
