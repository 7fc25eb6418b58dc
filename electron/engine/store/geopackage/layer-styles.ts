/** The table where QGIS looks for styles: ours beside those a QGIS user saved, which stay the default where there is one. */
import type { Database } from 'better-sqlite3';
import { resolveColour } from '../../../../shared/cartography/palette.ts';
import type { ExpressionField } from '../../../../shared/expression/index.ts';
import { translate } from '../../../../shared/messages/index.ts';
import type { StoredLayer } from '../layers.ts';
import { layerQml } from '../qml/qml.ts';

const STYLE_NAME = 'Emprise';
/** Marks what Emprise wrote for a view, so that it goes with the view. */
const VIEW_MARK = 'emprise:';

interface StoredStyle {
  readonly id: number;
  readonly qml: string | null;
  readonly isDefault: number;
}

export function writeLayerStyles(db: Database, layers: readonly StoredLayer[], now: string): void {
  const find = db.prepare<[string, string], StoredStyle>(
    'SELECT id, styleQML AS qml, useAsDefault AS isDefault FROM layer_styles WHERE f_table_name = ? AND styleName = ?',
  );
  const hasDefault = db.prepare('SELECT 1 FROM layer_styles WHERE f_table_name = ? AND styleName <> ? AND useAsDefault = 1');
  const column = db.prepare<[string], string>('SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?').pluck();
  const insert = db.prepare(
    `INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner, update_time)
     VALUES ('', '', ?, ?, ?, ?, '', ?, ?, '', ?)`,
  );
  const named = db.prepare<[string, string, string], number>(
    'SELECT 1 FROM layer_styles WHERE f_table_name = ? AND styleName = ? AND description <> ?',
  );
  const forget = db.prepare('DELETE FROM layer_styles WHERE description LIKE ? AND description NOT IN (SELECT value FROM json_each(?))');
  forget.run(`${VIEW_MARK}%`, JSON.stringify(layers.map(({ id }) => VIEW_MARK + id)));
  const update = db.prepare('UPDATE layer_styles SET styleQML = ?, useAsDefault = ?, update_time = ? WHERE id = ?');
  for (const layer of layers) {
    if (layer.geometry === null || layer.isForeign) continue;
    const qml = layerQml(layer.style, layer.geometry, layer.opacity, {
      colourOf: (colour) => resolveColour(colour),
      text: (id) => translate('fr', id),
      fields: layer.fields.map(({ name, type }) => ({ name, type: type as ExpressionField['type'] })),
    });
    if (layer.id !== layer.table) {
      // A view is a further style of its table; a planner's own style of that name is left alone.
      const mark = VIEW_MARK + layer.id;
      const title = layer.title ?? layer.id;
      const name = named.get(layer.table, title, mark) === undefined ? title : `${title} (${layer.id})`;
      db.prepare('DELETE FROM layer_styles WHERE description = ?').run(mark);
      insert.run(layer.table, column.get(layer.table) ?? 'geom', name, qml, 0, mark, now);
      continue;
    }
    const isDefault = hasDefault.get(layer.table, STYLE_NAME) === undefined ? 1 : 0;
    const stored = find.get(layer.table, STYLE_NAME);
    if (!stored) insert.run(layer.table, column.get(layer.table) ?? 'geom', STYLE_NAME, qml, isDefault, '', now);
    else if (stored.qml !== qml || stored.isDefault !== isDefault) update.run(qml, isDefault, now, stored.id);
  }
  // Layers that are gone leave no style behind.
  db.prepare('DELETE FROM layer_styles WHERE f_table_name NOT IN (SELECT table_name FROM gpkg_contents)').run();
}
