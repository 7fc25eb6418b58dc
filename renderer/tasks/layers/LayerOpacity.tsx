import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { addPending } from '../../state/pending.ts';
import { useProject } from '../../state/project.ts';
import { useFormat } from '../../ui/format.ts';
import { PercentSlider } from '../../ui/Slider.tsx';
import { useText } from '../../ui/text.tsx';
import { changeLayer } from './actions.ts';
import { layerName } from './layer-name.ts';

/** Keys move the thumb step by step: one gesture is what comes without a pause. */
const PAUSE = 400;

/** The map follows the thumb; the project is written once per gesture; undo brings the thumb back. */
export function LayerOpacity({ layer, children }: { layer: LayerInfo; children?: ReactNode }) {
  const text = useText();
  const format = useFormat();
  // where the gesture is: news of the project meanwhile bring the stored value, from which the next press would start again
  const [gesture, setGesture] = useState<number | null>(null);
  const percent = gesture ?? Math.round(layer.opacity * 100);
  const pending = useRef<{ timer: ReturnType<typeof setTimeout>; write: () => Promise<void>; forget: () => void } | null>(null);
  const settle = (opacity: number): void => {
    if (pending.current) clearTimeout(pending.current.timer);
    pending.current?.forget();
    const write = async (): Promise<void> => {
      if (pending.current) clearTimeout(pending.current.timer);
      pending.current = null;
      forget();
      await changeLayer(layer, { opacity });
      if (!pending.current) setGesture(null);
    };
    const forget = addPending(write);
    pending.current = { timer: setTimeout(() => void write(), PAUSE), write, forget };
  };
  // another layer is shown before the pause is over
  useEffect(
    () => () => {
      void pending.current?.write();
    },
    [],
  );
  return (
    <div className="layer-opacity">
      <span className="micro muted">{text('layers.opacity')}</span>
      <PercentSlider
        label={text('layers.opacity-of', { name: layerName(layer, text) })}
        value={percent}
        onChange={(value) => {
          setGesture(value);
          useProject.getState().patchLayer(layer.id, { opacity: value / 100 });
        }}
        onChangeEnd={(value) => settle(value / 100)}
      />
      <span className="micro number secondary">{format.percent(percent / 100)}</span>
      {children}
    </div>
  );
}
