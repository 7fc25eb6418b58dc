/** New objects: their key, their place in the territory, the dates of the day. Codes that an authority gives are never made up; parts of a parcel: parcel-parts.ts. */
import type { Row, Value } from '../../../../../shared/domain/change.ts';
import { definitionOfTable, type SchemaKind } from '../../../../../shared/domain/kinds/index.ts';
import type { Geometry } from '../../../../../shared/geo/geometry.ts';
import type { Figure } from '../../../editing/figure.ts';
import type { Plane } from '../../../editing/plane.ts';
import { settled } from '../../../editing/valid.ts';
import { generateKey, keyIsOfficial } from '../../../importers/prepare/keys.ts';
import type { EditStep } from './edit-step.ts';
import { placeOf, rowAt, textOf } from './places.ts';
import type { Scene } from './scene.ts';

/** What is the object's own and no copy takes. */
const OWN: readonly string[] = ['fid', 'uid', 'source_id', 'maj', 'geom'];
const DATES: readonly string[] = ['site_identif_date', 'site_actu_date', 'terr_identif_date', 'terr_actu_date'];

/** Values of an object for another one like it, the key left out. */
export function copiedValues(scene: Scene, fid: number): Row {
  const key = definitionOfTable(scene.table)?.table.key;
  const row = scene.project.row(scene.table, fid) ?? {};
  return Object.fromEntries(Object.entries(row).filter(([name]) => !OWN.includes(name) && name !== key));
}

/** What the place and the day say of a new object of a table; null where they say nothing. */
export function firstValues(scene: Scene, table: string, figure: Figure, plane: Plane): Row {
  const definition = definitionOfTable(table);
  if (!definition) return {};
  const has = (name: string): boolean => definition.table.fields.some((field) => field.name === name);
  const today = new Date().toISOString().slice(0, 10);
  const values: Record<string, Value> = Object.fromEntries(DATES.filter(has).map((name) => [name, today]));
  const set = (name: string, value: string | null): void => {
    if (has(name) && value !== null) values[name] = value;
  };
  const place = placeOf(figure, plane, scene);
  const commune = definition.kind === 'communes' ? null : rowAt(scene, 'communes', place, plane);
  const insee = textOf(commune, 'insee');
  for (const name of ['site_comm_insee', 'comm_insee', 'commune', 'commune_insee']) set(name, insee);
  for (const name of ['site_comm_nom', 'comm_nom']) set(name, textOf(commune, 'nom'));
  if (has('site_epci_siren')) {
    const siren = textOf(commune, 'epci_siren');
    const epci =
      siren === null ? null : (scene.project.rows('epci', { where: { sql: 'siren = ?', params: [siren] }, limit: 1 })[0] ?? null);
    set('site_epci_siren', siren);
    set('site_epci_nom', textOf(epci, 'nom'));
  }
  if (definition.kind === 'terrains') {
    const site = rowAt(scene, 'sites', place, plane);
    set('site_uid', textOf(site, 'uid'));
    set('site_id', textOf(site, 'site_id'));
  }
  return values;
}

/** Writes a new object of a polygon, line or point table, a friche as the couple it is. Answers with its key in `table`. */
export function addObject(scene: Scene, step: EditStep, table: string, figure: Figure, plane: Plane, values: Row): number {
  const geometry = settled(figure, scene.geos);
  const keyed = withKey(scene, table, values, geometry);
  if (table === 'friches' && figure.type === 'MultiPolygon') {
    const place = placeOf(figure, plane, scene);
    step.add('friches_emprises', { friche_id: keyed['friche_id'] ?? null }, geometry);
    return step.add('friches', keyed, { type: 'Point', xy: Float64Array.of(place.lon, place.lat), parts: [], polygons: [] });
  }
  return step.add(table, keyed, geometry);
}

/** An outline of a friche is never alone: the object with its values and its point comes with it. */
export function addFricheOutline(scene: Scene, step: EditStep, figure: Figure, plane: Plane, values: Row): number {
  const geometry = settled(figure, scene.geos);
  const keyed = withKey(scene, 'friches', values, geometry);
  const { lon, lat } = placeOf(figure, plane, scene);
  step.add('friches', keyed, { type: 'Point', xy: Float64Array.of(lon, lat), parts: [], polygons: [] });
  return step.add('friches_emprises', { friche_id: keyed['friche_id'] ?? null }, geometry);
}

/** CNIG standards say how ids are made; another object's is numbered on. */
function withKey(scene: Scene, table: string, values: Row, geometry: Geometry): Row {
  const definition = definitionOfTable(table);
  const key = definition?.table.key;
  if (!definition || !key || (values[key] ?? null) !== null || keyIsOfficial(definition.kind as SchemaKind)) return values;
  const { uid: _, ...said } = values;
  const made = generateKey(definition.kind, said, geometry);
  const taken = (candidate: string): boolean =>
    scene.keys.has(`${table} ${candidate}`) || scene.project.count(table, { where: { sql: `"${key}" = ?`, params: [candidate] } }) > 0;
  let free = made;
  for (let number = 2; taken(free); number++) free = `${made}-${number}`;
  scene.keys.add(`${table} ${free}`);
  return { ...values, [key]: free };
}
