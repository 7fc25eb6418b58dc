import { ArrowDown, ArrowUp, Contrast, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ShownBaseMap } from '../../../shared/domain/base-maps.ts';
import { useBaseMaps } from '../../state/base-maps.ts';
import { addPending } from '../../state/pending.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { PercentSlider } from '../../ui/Slider.tsx';
import { useLanguage, useText } from '../../ui/text.tsx';
import { changeBaseMap, moveBaseMap, removeBaseMap, titleOf } from './actions.ts';
import { useStateWords } from './BaseMapNote.tsx';

/** Keys move the thumb step by step: one gesture is what comes without a pause. */
const PAUSE = 400;

interface ShownRowProps {
  readonly one: ShownBaseMap;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** A base map of the project: seen or not, how strong, in grey, above or below the others. */
export function ShownRow({ one: { map, visible, opacity, grey }, isFirst, isLast }: ShownRowProps) {
  const text = useText();
  const format = useFormat();
  const name = titleOf(map, useLanguage());
  const state = useBaseMaps((store) => store.states[map.id]);
  const words = useStateWords();
  const percent = Math.round(opacity * 100);
  const settle = useSettled(map.id, name);
  return (
    <li data-shown-base-map={map.id}>
      <div className="row">
        <Checkbox
          checked={visible}
          label={text('base-maps.show', { name })}
          onChange={(on) => void changeBaseMap(map.id, { visible: on }, name)}
        />
        <b className="grow ellipsis" title={name}>
          {name}
        </b>
        <IconButton
          compact
          icon={ArrowUp}
          isDisabled={isFirst}
          label={text('base-maps.raise', { name })}
          onPress={() => void moveBaseMap(map.id, 1, name)}
        />
        <IconButton
          compact
          icon={ArrowDown}
          isDisabled={isLast}
          label={text('base-maps.lower', { name })}
          onPress={() => void moveBaseMap(map.id, -1, name)}
        />
        <IconButton
          compact
          icon={Contrast}
          active={grey}
          aria-pressed={grey}
          label={text('base-maps.grey', { name })}
          onPress={() => void changeBaseMap(map.id, { grey: !grey }, name)}
        />
        <IconButton compact icon={X} label={text('base-maps.remove', { name })} onPress={() => void removeBaseMap(map.id, name)} />
      </div>
      <div className="row opacity">
        <PercentSlider
          label={text('base-maps.opacity-of', { name })}
          value={percent}
          onChange={(value) => useBaseMaps.getState().patch(map.id, { opacity: value / 100 })}
          onChangeEnd={(value) => settle(value / 100)}
        />
        <span className="micro number secondary">{format.percent(percent / 100)}</span>
      </div>
      {visible && state && state.condition !== 'ok' && <p className="micro trouble">{words(name, state)}</p>}
    </li>
  );
}

/** The map follows the thumb; the project is written once per gesture. */
function useSettled(id: string, name: string): (opacity: number) => void {
  const pending = useRef<{ timer: ReturnType<typeof setTimeout>; write: () => Promise<void>; forget: () => void } | null>(null);
  useEffect(
    () => () => {
      void pending.current?.write();
    },
    [],
  );
  return (opacity) => {
    if (pending.current) clearTimeout(pending.current.timer);
    pending.current?.forget();
    const write = (): Promise<void> => {
      if (pending.current) clearTimeout(pending.current.timer);
      pending.current = null;
      forget();
      return changeBaseMap(id, { opacity }, name);
    };
    const forget = addPending(write);
    pending.current = { timer: setTimeout(() => void write(), PAUSE), write, forget };
  };
}
