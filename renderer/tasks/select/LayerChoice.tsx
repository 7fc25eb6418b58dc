import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { useFormat } from '../../ui/format.ts';
import { SearchPicker } from '../../ui/SearchPicker.tsx';

interface LayerChoiceProps {
  readonly label: string;
  readonly layers: readonly LayerInfo[];
  readonly value: string;
  readonly nameOf: (layer: LayerInfo) => string;
  readonly onChange: (id: string) => void;
}

/** One of the layers, with its number of objects. */
export function LayerChoice({ label, layers, value, nameOf, onChange }: LayerChoiceProps) {
  const format = useFormat();
  return (
    <div className="field">
      <span className="field-label">{label}</span>
      <SearchPicker
        label={label}
        compact={false}
        value={value}
        choices={layers.map((layer) => ({ id: layer.id, label: nameOf(layer), detail: format.number(layer.count) }))}
        onChange={onChange}
      />
    </div>
  );
}
