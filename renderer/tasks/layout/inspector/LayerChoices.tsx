import { ChevronDown } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { MapItem } from '../../../../shared/domain/page-layout.ts';
import { useDrawnLayers } from '../../../state/project.ts';
import { LinkButton } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { useText } from '../../../ui/text.tsx';
import { layerTitle } from './words.ts';

interface LayerChoicesProps {
  readonly item: MapItem;
  readonly disabled: boolean;
  readonly onChange: (layers: MapItem['layers']) => void;
}

/** Those visible in the project, or some of them for this map alone, in the order of the project. */
export function LayerChoices({ item, disabled, onChange }: LayerChoicesProps) {
  const text = useText();
  const layers = [...useDrawnLayers()].filter(({ extent }) => extent !== null).sort((a, b) => b.order - a.order);
  const own = item.layers === 'project' ? null : item.layers;
  const shown = own ?? layers.filter(({ visible }) => visible).map(({ id }) => id);
  const set = (id: string, on: boolean): void =>
    onChange(
      layers
        .filter((layer) => (layer.id === id ? on : shown.includes(layer.id)))
        .map((layer) => layer.id)
        .reverse(),
    );
  const said = own === null ? text('layout.layers-project') : text('layout.layers-own', { count: own.length });
  return (
    <Popover
      label={text('layout.layers')}
      placement="bottom end"
      width={290}
      trigger={
        <AriaButton className="input compact select-button" isDisabled={disabled} aria-label={`${text('layout.layers')}, ${said}`}>
          <span className="value">{said}</span>
          <ChevronDown size={14} />
        </AriaButton>
      }
    >
      <div className="layer-choices">
        {layers.map((layer) => (
          <Checkbox key={layer.id} checked={shown.includes(layer.id)} onChange={(on) => set(layer.id, on)}>
            {layerTitle(layer, text)}
          </Checkbox>
        ))}
        {own !== null && <LinkButton onPress={() => onChange('project')}>{text('layout.layers-as-project')}</LinkButton>}
      </div>
    </Popover>
  );
}
