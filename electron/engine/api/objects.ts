import type { ObjectSheet } from '../../../shared/contract/engine.ts';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { Row, Value } from '../../../shared/domain/change.ts';
import { definitionOfTable } from '../../../shared/domain/kinds/index.ts';
import type { SiteFigures } from '../../../shared/domain/site.ts';
import { bboxOf } from '../../../shared/geo/geometry.ts';
import { oneOf, type ProjectReader } from '../store/index.ts';
import { checkedValues } from './edited-values.ts';
import { followingKey } from './linked-keys.ts';
import type { EngineHandlers } from './serve.ts';
import { analysisStates } from './services/analyse.ts';
import { displayRow, siteFigures } from './services/list.ts';
import { outlineArea_ha } from './services/measured.ts';
import type { Workspace } from './workspace.ts';

export function objectHandlers(workspace: Workspace): Pick<EngineHandlers, Extract<keyof EngineHandlers, `object/${string}`>> {
  return {
    'object/get': ({ table, fid }) => objectSheet(workspace.project, table, fid),
    'object/put': ({ table, fid, values }) => {
      const { project } = workspace;
      const row = existing(project, table, fid, { results: false });
      const checked = checkedValues(project, table, row, values);
      const fields = Object.keys(values);
      const label = {
        code: 'edit-object',
        params: { table, name: displayName(table, row), field: fields.length === 1 ? (fields[0] as string) : '', count: fields.length },
        origin: 'edit',
      } as const;
      const primaryKey = project.primaryKey(table);
      const own = { op: 'put', table, rows: [{ [primaryKey]: fid, ...checked }] } as const;
      return workspace.changed(project.apply({ operations: [own, ...followingKey(project, table, row, checked)] }, label), 'edit');
    },
    'object/delete': ({ table, fids }) => {
      const { project } = workspace;
      project.layer(table);
      const chosen = new Set(fids);
      const missing = project.firstMissing(table, fids);
      if (missing !== null) throw new EmpriseError('object-unknown', { layer: table, id: missing });
      const label = { code: 'delete-objects', params: { layer: table, table, count: chosen.size }, origin: 'edit' } as const;
      const change = { operations: [{ op: 'delete', table, ranges: rangesOf(chosen) }] } as const;
      return workspace.changed(project.apply(change, label), 'edit');
    },
  };
}

function existing(reader: ProjectReader, table: string, fid: number, options: { results: boolean }): Row {
  const row = reader.row(table, fid, options);
  if (!row) throw new EmpriseError('object-unknown', { layer: table, id: fid });
  return row;
}

function objectSheet(reader: ProjectReader, table: string, fid: number): ObjectSheet {
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

/** Neighbouring numbers together: a whole table is one range. */
function rangesOf(fids: ReadonlySet<number>): [number, number][] {
  const ranges: [number, number][] = [];
  for (const fid of [...fids].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && fid === last[1] + 1) last[1] = fid;
    else ranges.push([fid, fid]);
  }
  return ranges;
}

function displayName(table: string, row: Row): string {
  const key = definitionOfTable(table)?.table.key ?? 'fid';
  return String(row['site_nom'] ?? row['nom'] ?? row[key] ?? row['fid'] ?? '');
}
