/** Columns of the table of a layer: its own fields, then the figures calculated for its objects. */
import { computedFields } from '../../../shared/domain/computed-fields.ts';
import { definitionOfTable } from '../../../shared/domain/kinds/index.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import { type CellValue, type FieldShape, fieldTitle, isNumeric, unitText } from '../../ui/field-value.ts';
import type { TableRow } from './use-rows.ts';

export interface Column extends FieldShape {
  readonly title: string;
  readonly unitLabel: string | null;
  readonly width: number;
  readonly numeric: boolean;
  readonly editable: boolean;
  /** Calculated by an analysis: never typed. */
  readonly computed: boolean;
}

const figure = (name: string, type: string, unit: string | null = null): FieldShape => ({ name, type, unit, values: null });
const AREAS = [
  figure('surface_ha', 'real', 'ha'),
  figure('surface_ellipsoide_ha', 'real', 'ha'),
  figure('surface_projection_ha', 'real', 'ha'),
];

/** Shown in the table alone: nobody colours a map by them. */
const ONLY_HERE: Readonly<Record<string, readonly FieldShape[]>> = {
  sites: [figure('fid', 'text')],
  friches: [figure('commune_insee', 'text')],
  equipements: [figure('commune_insee', 'text')],
};

function figuresOf(layer: LayerInfo): readonly FieldShape[] {
  const areas = layer.geometry === 'MULTIPOLYGON' ? AREAS : [];
  return [...areas, ...(ONLY_HERE[layer.table] ?? []), ...computedFields(layer).filter(({ name }) => name !== 'surface_ha')];
}

/** Shown first where the layer has them; the others wait in the column chooser. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  sites: [
    'fid',
    'site_nom',
    'commune_nom',
    'maturite',
    'surface_ha',
    'friche_part',
    'recyclage',
    'epci_nom',
    'ti_nom',
    'statut',
    'surface_declaree_ha',
    'site_id',
  ],
  terrains: ['terr_id', 'terr_refcad', 'surface_ha', 'terr_etat_occup', 'terr_maitrise_fonc', 'terr_stade_amngt', 'terr_stade_comm'],
  friches: ['site_nom', 'site_type', 'site_statut', 'comm_nom', 'surface_ha', 'unite_fonciere_surface', 'friche_id'],
};
const USUAL_COUNT = 8;

function widthOf(field: FieldShape): number {
  if (field.name === 'fid') return 48;
  if (field.name === 'commune_nom') return 180;
  if (isNumeric(field)) return 104;
  if (field.type === 'boolean' || field.type === 'date') return 110;
  if (/(_id|insee|siren|code|idu)$/.test(field.name)) return 132;
  return /nom|libelle|titre/.test(field.name) ? 232 : 160;
}

export function columnsOf(layer: LayerInfo, text: Translate): Column[] {
  const all = figuresOf(layer);
  const figures = all.filter(({ name }) => !layer.fields.some((field) => field.name === name));
  const make = (field: FieldShape, editable: boolean, computed: boolean): Column => ({
    ...field,
    title: field.name === 'fid' ? text('table.number') : fieldTitle(field.name, text),
    unitLabel: unitText(field.unit),
    width: widthOf(field),
    numeric: isNumeric(field),
    editable,
    computed,
  });
  const known = new Set(all.map(({ name }) => name));
  return [
    ...layer.fields
      .filter(({ type }) => type !== 'json')
      .map((field) => make(field, field.editable && !known.has(field.name), known.has(field.name))),
    ...figures.map((field) => make(field, false, true)),
  ];
}

/** Columns that many objects may share a value of: not the identifier, which each has its own. */
export function fillable(layer: LayerInfo, columns: readonly Column[]): Column[] {
  const key = definitionOfTable(layer.table)?.table.key;
  return columns.filter(({ name, editable }) => editable && name !== key);
}

export function usualColumns(layer: LayerInfo, columns: readonly Column[]): string[] {
  const names = (USUAL[layer.table] ?? []).filter((name) => columns.some((column) => column.name === name));
  return names.length > 0 ? names : columns.slice(0, USUAL_COUNT).map((column) => column.name);
}

/** What a row shows in a column: the site's number is the one it bears on the map; its commune is the declared one while none is computed. */
export function cellValue(row: TableRow, column: Column): CellValue {
  if (column.name === 'fid') return String(row.fid);
  const value = row.values[column.name] ?? null;
  return value === null && column.name === 'commune_nom' ? (row.values['site_comm_nom'] ?? null) : value;
}

/** Message for a missing value: a figure waits for its analysis, a field for someone to fill it in. */
export function missingText(row: TableRow, column: Column): 'value.not-computed' | 'value.missing' {
  if (!column.computed) return 'value.missing';
  return isNumeric(column) || (row.values['surface_ha'] ?? null) === null ? 'value.not-computed' : 'value.missing';
}
