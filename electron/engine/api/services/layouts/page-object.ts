/** The object a page of a series is about: its outline, its name, its values as words. */
import type { PageTerritory } from '../../../../../shared/cartography/page/page-data.ts';
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import { styledFields } from '../../../../../shared/domain/computed-fields.ts';
import type { PageObject } from '../../../../../shared/domain/page-report.ts';
import type { Geometry } from '../../../../../shared/geo/geometry.ts';
import type { Language } from '../../../../../shared/messages/index.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { nameOfValue } from '../atlas/object-name.ts';
import { filterCondition } from '../drawn-values.ts';
import { displayRow } from '../list.ts';
import { cellText } from './cell-text.ts';

/** Columns an object is named by, best first. */
const NAMES = ['site_nom', 'nom', 'terr_nom', 'pole_nom', 'libelle', 'name', 'ti_id', 'siren', 'insee', 'site_id'] as const;

export interface SeriesObject {
  readonly territory: PageTerritory;
  /** `objet.nom`, `objet.<field>`; the same under `site.` for a site. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Throws `object-unknown`, `layer-unknown`. */
export function objectOf(reader: ProjectReader, object: PageObject, language: Language): SeriesObject {
  if (object.by !== null) return groupOf(reader, object, object.by, language);
  const { fid } = object;
  const layer = reader.layer(object.layer);
  const row = reader.row(layer.table, fid, { results: true });
  if (!row) throw new EmpriseError('object-unknown', { layer: layer.table, id: fid });
  const [found] = reader.geometries(layer.table, { fids: [fid] });
  const values = displayRow(row);
  const named = NAMES.map((name) => values[name]).find((value) => value !== null && value !== undefined && value !== '');
  const name = named === undefined ? String(fid) : String(named);
  const fields = new Map(styledFields(layer).map((field) => [field.name, field]));
  const said: Record<string, string> = {};
  for (const [field, value] of Object.entries(values)) {
    const words = cellText(value, fields.get(field) ?? null, language, true);
    said[`objet.${field}`] = words;
    if (layer.table === 'sites') said[`site.${field.replace(/^site_/u, '')}`] = words;
  }
  said['objet.nom'] = name;
  if (layer.table === 'sites') said['site.nom'] = name;
  // Around a site, or a point, its surroundings matter as much: nothing is veiled.
  const veils = layer.geometry === 'MULTIPOLYGON' && layer.table !== 'sites';
  return { territory: { title: name, geometries: found?.geometry ? [found.geometry] : [], veils }, variables: said };
}

/** All objects that have the same value of a field, as one: a département by its communes. */
function groupOf(reader: ProjectReader, { layer: id, fid }: PageObject, by: string, language: Language): SeriesObject {
  const layer = reader.layer(id);
  const [value] = reader.values(layer.table, [fid], [by])[by] ?? [];
  if (value === undefined || value === null) throw new EmpriseError('object-unknown', { layer: layer.table, id: fid });
  const where = { sql: `"${by.replaceAll('"', '""')}" = ?`, params: [value] };
  const own = filterCondition(reader, layer);
  const both = own ? { sql: `(${where.sql}) AND (${own.sql})`, params: [...where.params, ...own.params] } : where;
  const geometries: Geometry[] = [];
  for (const { geometry } of reader.geometries(layer.table, { where: both, results: true })) if (geometry) geometries.push(geometry);
  const name = nameOfValue(by, value);
  const field = styledFields(layer).find((one) => one.name === by) ?? null;
  return {
    territory: { title: name, geometries, veils: layer.geometry === 'MULTIPOLYGON' },
    variables: { 'objet.nom': name, [`objet.${by}`]: cellText(displayRow({ [by]: value })[by] ?? null, field, language, true) },
  };
}
