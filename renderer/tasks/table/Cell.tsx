import { compileStyle } from '../../../shared/cartography/style-rules.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { Swatch, shapeOf } from '../../map/Swatch.tsx';
import { valueText } from '../../ui/field-value.ts';
import { MaturityDisc } from '../../ui/Maturity.tsx';
import { useLanguage, useText } from '../../ui/text.tsx';
import { type Column, cellValue, missingText } from './columns.ts';
import type { TableRow } from './use-rows.ts';

function ClassMark({ value, column, layer }: { value: string; column: Column; layer: LayerInfo }) {
  const { renderer } = layer.style;
  if (column.name === 'maturite') return <MaturityDisc value={value} />;
  if (renderer.type !== 'categorised' || renderer.field !== column.name) return null;
  const rules = compileStyle(layer.style);
  const symbolisation = rules.classes[rules.classOf({ [column.name]: value })]?.symbolisation;
  return symbolisation ? <Swatch symbolisation={symbolisation} shape={shapeOf(layer)} /> : null;
}

/** A value with its class's swatch; missing is said, never shown as 0. */
export function CellContent({ row, column, layer }: { row: TableRow; column: Column; layer: LayerInfo }) {
  const text = useText();
  const value = cellValue(row, column);
  const shown = valueText(value, column, useLanguage(), text);
  if (shown === null) return <span className="missing">{text(missingText(row, column))}</span>;
  return (
    <>
      {typeof value === 'string' && <ClassMark value={value} column={column} layer={layer} />}
      <span className={column.numeric ? 'number' : 'ellipsis'}>{shown}</span>
    </>
  );
}
