/** Names of layers, fields and projections as the window says them. */
import { styledFields } from '../../../../shared/domain/computed-fields.ts';
import type { LayerInfo } from '../../../../shared/domain/layer.ts';
import { hasMessage, type Translate } from '../../../../shared/messages/index.ts';
import { fieldTitle } from '../../../ui/field-value.ts';

export function layerTitle(layer: Pick<LayerInfo, 'table' | 'title'>, text: Translate): string {
  return layer.title ?? text(`layer.${layer.table}`);
}

export interface NamedField {
  readonly id: string;
  readonly label: string;
  readonly isNumber: boolean;
}

/** The layer's own fields and those that analyses add; `chosen` are named even where the layer has none of that name any more. */
export function namedFields(layer: LayerInfo, text: Translate, chosen: readonly string[] = []): NamedField[] {
  const fields = [
    { id: 'fid', label: text('layout.number'), isNumber: false },
    ...styledFields(layer).map(({ name, type }) => ({
      id: name,
      label: fieldTitle(name, text),
      isNumber: type === 'integer' || type === 'real',
    })),
  ];
  const lost = chosen.filter((name) => !fields.some(({ id }) => id === name));
  return [...fields, ...lost.map((name) => ({ id: name, label: fieldTitle(name, text), isNumber: false }))];
}

export function systemName(epsg: number, text: Translate): string {
  return text(hasMessage(`crs.short.${epsg}`) ? `crs.short.${epsg}` : `crs.${epsg}`);
}
