/** The object a page of a series is about: its outline, its name, its values as words. */
import type { PageTerritory } from '../../../../../shared/cartography/page/page-data.ts';
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import { styledFields } from '../../../../../shared/domain/computed-fields.ts';
import type { PageObject } from '../../../../../shared/domain/page-report.ts';
import type { Language } from '../../../../../shared/messages/index.ts';
import type { ProjectReader } from '../../../store/index.ts';
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
export function objectOf(reader: ProjectReader, { layer: id, fid }: PageObject, language: Language): SeriesObject {
  const layer = reader.layer(id);
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
