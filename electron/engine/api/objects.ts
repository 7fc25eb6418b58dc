import type { ObjectSheet } from '../../../shared/contract/engine.ts';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { Row, Value } from '../../../shared/domain/change.ts';
import { definitionOfTable, fieldOf } from '../../../shared/domain/kinds/index.ts';
import type { SiteFigures } from '../../../shared/domain/site.ts';
import { bboxOf } from '../../../shared/geo/geometry.ts';
import type { ProjectReader } from '../store/index.ts';
import type { EngineHandlers } from './serve.ts';
import { analysisStates } from './services/analyse.ts';
import { displayRow, siteFigures } from './services/list.ts';
import type { Workspace } from './workspace.ts';

export function objectHandlers(workspace: Workspace): Pick<EngineHandlers, Extract<keyof EngineHandlers, `object/${string}`>> {
  return {
    'object/get': ({ table, fid }) => objectSheet(workspace.project, table, fid),
    'object/put': ({ table, fid, values }) => {
      const { project } = workspace;
      const row = existing(project, table, fid);
      const checked = checkedValues(project, table, values);
      const fields = Object.keys(values);
      const label = {
        code: 'edit-object',
        params: { table, name: displayName(row), field: fields.length === 1 ? (fields[0] as string) : '', count: fields.length },
        origin: 'edit',
      } as const;
      const primaryKey = project.primaryKey(table);
      return workspace.changed(
        project.apply({ operations: [{ op: 'put', table, rows: [{ [primaryKey]: fid, ...checked }] }] }, label),
        'edit',
      );
    },
    'object/delete': ({ table, fids }) => {
      const { project } = workspace;
      const label = { code: 'delete-objects', params: { table, count: fids.length }, origin: 'edit' } as const;
      const change = { operations: [{ op: 'delete', table, ranges: fids.map((fid) => [fid, fid] as const) }] } as const;
      return workspace.changed(project.apply(change, label), 'edit');
    },
  };
}

function existing(reader: ProjectReader, table: string, fid: number): Row {
  const row = reader.row(table, fid, { results: true });
  if (!row) throw new EmpriseError('object-unknown', { layer: table, id: fid });
  return row;
}

function objectSheet(reader: ProjectReader, table: string, fid: number): ObjectSheet {
  const row = existing(reader, table, fid);
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
    figures: Object.fromEntries(Object.entries(shown).filter(([name]) => !stored.has(name))),
    site,
    territoires: table === 'sites' ? territoiresOf(reader, row['uid']) : [],
    source: sourceOf(reader, row['source_id']),
    edited: reader.editedFields(table, fid),
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

/** Values typed as their columns are. Unknown fields and values of the wrong kind are refused; a closed list accepts its own values and none. */
function checkedValues(reader: ProjectReader, table: string, values: Readonly<Record<string, string | number | boolean | null>>): Row {
  const layer = reader.layer(table);
  const definition = definitionOfTable(table);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const column = layer.fields.find((field) => field.name === name);
      if (!column?.editable) throw new EmpriseError('field-unknown', { field: name, layer: table });
      const field = definition ? fieldOf(definition.table, name) : undefined;
      return [name, checkedValue(name, value, field?.type ?? column.type, field?.values)];
    }),
  );
}

function checkedValue(name: string, value: string | number | boolean | null, type: string, values?: readonly string[]): Value {
  const refuse = (): never => {
    throw new EmpriseError('parameter-invalid', { name, value: String(value) });
  };
  if (value === null || value === '') return null;
  if (type === 'boolean') return Number(value === true || value === 1);
  if (type === 'integer' || type === 'real') {
    if (typeof value !== 'number' || !Number.isFinite(value) || (type === 'integer' && !Number.isInteger(value))) return refuse();
    return value;
  }
  if (type === 'date' && !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(String(value))) return refuse();
  return values && !values.includes(String(value)) ? refuse() : String(value);
}

function displayName(row: Row): string {
  const name = row['site_nom'] ?? row['nom'] ?? row['idu'] ?? row['terr_id'] ?? row['fid'];
  return String(name ?? '');
}
