/** What layers say of a column by its name — style, names on the map, filter — said by its new one. */
import type { LayerStyle } from '../../../../shared/domain/style.ts';
import { renameField } from '../../../../shared/expression/index.ts';
import type { LayerPatch, ProjectReader } from '../../store/index.ts';

export interface RenamedLayer {
  readonly id: string;
  readonly patch: LayerPatch;
}

/** Of the table and of its views; only those that change. */
export function renameInLayers(reader: ProjectReader, table: string, from: string, to: string): RenamedLayer[] {
  // a stored column that a figure hides is called otherwise where figures stand too
  const isHidden = reader.columns(table, { results: true }).some(({ name }) => name === `${from}_declare`);
  const said = isHidden ? `${from}_declare` : from;
  return [reader.layer(table), ...reader.views().filter((view) => view.table === table)].flatMap(({ id, style, filter }) => {
    const patch = {
      style: renameInStyle(style, said, to),
      filter: filter === null ? null : renameField(filter, said, to),
    };
    const changed = {
      ...(JSON.stringify(patch.style) === JSON.stringify(style) ? {} : { style: patch.style }),
      ...(patch.filter === filter ? {} : { filter: patch.filter }),
    };
    return Object.keys(changed).length === 0 ? [] : [{ id, patch: changed }];
  });
}

function renameInStyle(style: LayerStyle, from: string, to: string): LayerStyle {
  const { renderer, label } = style;
  const named = <T extends { readonly field: string }>(one: T): T => (one.field === from ? { ...one, field: to } : one);
  return {
    ...style,
    renderer: renderer.type === 'single' ? renderer : named(renderer),
    label: label && {
      ...named(label),
      ...(label.expression === undefined ? {} : { expression: renameField(label.expression, from, to) }),
    },
  };
}
