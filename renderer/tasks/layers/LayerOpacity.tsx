import { useState } from 'react';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { useProject } from '../../state/project.ts';
import { useFormat } from '../../ui/format.ts';
import { PercentSlider } from '../../ui/Slider.tsx';
import { useText } from '../../ui/text.tsx';
import { changeLayer } from './actions.ts';
import { layerName } from './layer-name.ts';

/** The map follows the thumb; the project is written once, when it is let go. */
export function LayerOpacity({ layer }: { layer: LayerInfo }) {
  const text = useText();
  const format = useFormat();
  const [percent, setPercent] = useState(Math.round(layer.opacity * 100));
  return (
    <div className="layer-opacity">
      <span className="micro muted">{text('layers.opacity')}</span>
      <PercentSlider
        label={text('layers.opacity-of', { name: layerName(layer, text) })}
        value={percent}
        onChange={(value) => {
          setPercent(value);
          useProject.getState().patchLayer(layer.table, { opacity: value / 100 });
        }}
        onChangeEnd={(value) => void changeLayer(layer, { opacity: value / 100 })}
      />
      <span className="micro number secondary">{format.percent(percent / 100)}</span>
    </div>
  );
}
