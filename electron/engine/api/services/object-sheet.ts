/** Everything known of one object: what the inspector shows and the fiche prints. */
import type { ObjectSheet } from '../../../../shared/contract/engine.ts';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { Row, Value } from '../../../../shared/domain/change.ts';
import type { SiteFigures } from '../../../../shared/domain/site.ts';
import { bboxOf } from '../../../../shared/geo/geometry.ts';
import { oneOf, type ProjectReader } from '../../store/index.ts';
import { analysisStates } from './analyse.ts';
import { displayRow, siteFigures } from './list.ts';
import { outlineArea_ha } from './measured.ts';

/** Throws `object-unknown`. */
export function existing(reader: ProjectReader, table: string, fid: number, options: { results: boolean }): Row {
  const row = reader.row(table, fid, options);
  if (!row) throw new EmpriseError('object-unknown', { layer: table, id: fid });
  return row;
}

export function objectSheet(reader: ProjectReader, table: string, fid: number): ObjectSheet {
  const row = existing(reader, table, fid, { results: true });
  const [located] = reader.geometries(table, { fids: [fid] });
  const extent = located?.geometry ? bboxOf(located.geometry) : null;
  const site: SiteFigures | null = table === 'sites' ? siteFigures(reader, row) : null;
  const stored = new Set(reader.layer(table).fields.map((field) => field.name));
  const shown = displayRow(row);
  return {
    table,
    fid,
    uid: typeof row['uid'] === 'string' ? row['uid'] : null,
    values: Object.fromEntries(Object.entries(shown).filter(([name]) => stored.has(name) || name === 'maj')),
    extent: extent ? [...extent] : null,
    surface_ha: outlineArea_ha(located?.geometry, reader.settings().methode_surface),
    figures: Object.fromEntries(Object.entries(shown).filter(([name]) => !stored.has(name))),
    site,
    territoires: table === 'sites' ? territoiresOf(reader, row['uid']) : [],
    parcelles: table === 'sites' ? parcellesOf(reader, row['uid']) : [],
    contraintes: table === 'sites' ? contraintesOf(reader, row['uid']) : [],
    source: sourceOf(reader, row['source_id']),
    edited: reader.editedFields(table, fid),
    imported: reader.importedValues(table, fid),
    analyses: analysisStates(reader),
  };
}

function territoiresOf(reader: ProjectReader, uid: Value | undefined): ObjectSheet['territoires'] {
  const where = { sql: 'site_uid = ?', params: [uid ?? null] };
  return reader.rows('resultats_territoires', { where, orderBy: [{ column: 'part', descending: true }] }).map((row) => ({
    niveau: row['niveau'] as ObjectSheet['territoires'][number]['niveau'],
    code: String(row['code']),
    nom: row['nom'] === null ? null : String(row['nom']),
    part: row['part'] === null ? null : Number(row['part']),
    how: row['how'] as ObjectSheet['territoires'][number]['how'],
  }));
}

function parcellesOf(reader: ProjectReader, uid: Value | undefined): ObjectSheet['parcelles'] {
  const links = reader.rows('site_parcelles', { where: { sql: 'site_uid = ?', params: [uid ?? null] } });
  const key = reader.primaryKey('parcelles');
  const codes = links.map(({ idu }) => idu ?? null);
  const known = new Map(
    reader.rows('parcelles', { columns: [key, 'idu'], where: oneOf('idu', codes) }).map((row) => [row['idu'], row[key]]),
  );
  return links.map(({ idu, part }) => {
    const parcel = known.get(idu);
    return { idu: String(idu), fid: typeof parcel === 'number' ? parcel : null, part: typeof part === 'number' ? part : null };
  });
}

/** A project analysed before constraints were has no table of them. */
function contraintesOf(reader: ProjectReader, uid: Value | undefined): ObjectSheet['contraintes'] {
  if (!reader.hasTable('resultats_contraintes')) return [];
  const where = { sql: 'site_uid = ?', params: [uid ?? null] };
  return reader.rows('resultats_contraintes', { where, orderBy: [{ column: 'part', descending: true }] }).map((row) => ({
    type: row['type'] === null ? null : String(row['type']),
    noms: row['noms'] === null ? null : String(row['noms']),
    exclusion: Number(row['exclusion']) === 1,
    surface_ha: Number(row['surface_ha']),
    part: Number(row['part']),
  }));
}

function sourceOf(reader: ProjectReader, id: Value | undefined): ObjectSheet['source'] {
  if (typeof id !== 'number') return null;
  const row = reader.row('sources', id);
  if (!row) return null;
  const text = (name: string) => (row[name] === null || row[name] === undefined ? null : String(row[name]));
  return {
    nom: text('nom'),
    fichier: text('fichier'),
    importe_le: text('importe_le'),
    producteur: text('producteur'),
    millesime: text('millesime'),
  };
}
