/** Changes of the layer tree as rows to put: appearance, views, drawing order, groups. The caller records them as one step. */
import type { Database } from 'better-sqlite3';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { Row, Value } from '../../../shared/domain/change.ts';
import { type LayerGroupSetting, layerGroupSchema, tableOfLayer } from '../../../shared/domain/layer.ts';
import type { LayerStyle } from '../../../shared/domain/style.ts';
import { type Operation, packRows, toRanges } from './journal/operation.ts';
import type { StoredLayer } from './layers.ts';

export interface LayerPatch {
  readonly title?: string | null | undefined;
  readonly visible?: boolean | undefined;
  readonly opacity?: number | undefined;
  readonly order?: number | undefined;
  /** Null: the layer takes its default style again. */
  readonly style?: LayerStyle | null | undefined;
  readonly filter?: string | null | undefined;
}

export interface LayerArrangement {
  readonly orders?: readonly { readonly table: string; readonly order: number }[] | undefined;
  readonly groups?: readonly LayerGroupSetting[] | undefined;
  readonly visible?: readonly { readonly tables: readonly string[]; readonly visible: boolean }[] | undefined;
}

const GROUPS_KEY = 'groupes';

export function layerRow(db: Database, id: string, patch: LayerPatch): Row {
  return {
    id: db.prepare<[string], number>('SELECT id FROM emprise_couches WHERE table_name = ?').pluck().get(id) ?? null,
    table_name: id,
    ...(patch.title === undefined ? {} : { titre: patch.title }),
    ...(patch.visible === undefined ? {} : { visible: Number(patch.visible) }),
    ...(patch.opacity === undefined ? {} : { opacite: patch.opacity }),
    ...(patch.order === undefined ? {} : { ordre: patch.order }),
    ...(patch.style === undefined ? {} : { style_json: patch.style === null ? null : JSON.stringify(patch.style) }),
    ...(patch.filter === undefined ? {} : { filtre: patch.filter }),
  };
}

/** The first free `table~n`. */
export function freeView(db: Database, table: string): string {
  const taken = new Set(db.prepare<[], string>('SELECT table_name FROM emprise_couches').pluck().all());
  for (let number = 1; ; number++) if (!taken.has(`${table}~${number}`)) return `${table}~${number}`;
}

/** A layer as another sees it, with all it looks like. */
export function viewRow(db: Database, of: StoredLayer, id: string, title: string): Row {
  const { visible, opacity, order, style, filter } = of;
  return layerRow(db, id, { title, visible, opacity, order: order + 1, style, filter });
}

/** What is said of the layers given goes. */
export function forgetLayers(db: Database, ids: readonly string[]): Operation[] {
  const keys = db
    .prepare<[string], number>('SELECT id FROM emprise_couches WHERE table_name IN (SELECT value FROM json_each(?))')
    .pluck()
    .all(JSON.stringify(ids));
  return keys.length === 0 ? [] : [{ op: 'delete', table: 'emprise_couches', ranges: toRanges(keys) }];
}

export function arrangement(db: Database, { orders = [], groups, visible = [] }: LayerArrangement): Operation[] {
  const patches = new Map<string, LayerPatch>(orders.map(({ table, order }) => [table, { order }]));
  for (const { tables, visible: shown } of visible)
    for (const table of tables) patches.set(table, { ...patches.get(table), visible: shown });
  return [
    ...[...patches].flatMap(([id, patch]) => packRows('emprise_couches', [layerRow(db, id, patch)])),
    ...(groups === undefined ? [] : packRows('emprise_reglages', [groupsRow(db, groups)])),
  ];
}

function groupsRow(db: Database, groups: readonly LayerGroupSetting[]): Row {
  const id: Value = db.prepare<[string], number>('SELECT id FROM emprise_reglages WHERE cle = ?').pluck().get(GROUPS_KEY) ?? null;
  return { id, cle: GROUPS_KEY, valeur: JSON.stringify(groups) };
}

/** Empty where the tree is as it comes, or where somebody broke what is stored. */
export function readGroups(db: Database): LayerGroupSetting[] {
  const stored = db.prepare<[string], string | null>('SELECT valeur FROM emprise_reglages WHERE cle = ?').pluck().get(GROUPS_KEY);
  try {
    return layerGroupSchema.array().safeParse(JSON.parse(stored ?? '[]')).data ?? [];
  } catch {
    return [];
  }
}

/** Throws `layer-unknown`. */
export function layerOf(layers: readonly StoredLayer[], views: () => readonly StoredLayer[], id: string): StoredLayer {
  const found = (tableOfLayer(id) === id ? layers : views()).find((layer) => layer.id === id);
  if (!found) throw new EmpriseError('layer-unknown', { layer: id });
  return found;
}
