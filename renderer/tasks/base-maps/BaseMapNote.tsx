import { Clock, CloudOff, RotateCw, TriangleAlert, ZoomIn } from 'lucide-react';
import type { BaseMapState } from '../../../shared/domain/base-maps.ts';
import { roundedDenominator, scaleDenominator } from '../../map/scale.ts';
import { useBaseMaps } from '../../state/base-maps.ts';
import { errorMessage } from '../../state/error-text.ts';
import { useView } from '../../state/view.ts';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useLanguage, useText } from '../../ui/text.tsx';
import { titleOf } from './actions.ts';
import { askAgain } from './feed.ts';

const ICONS = { slow: Clock, offline: CloudOff } as const;

/** On the map, in words: a base map that is not as it should be. Nothing where all is well. */
export function BaseMapNote() {
  const language = useLanguage();
  const { shown, states, limits } = useBaseMaps();
  const text = useText();
  const format = useFormat();
  const resolution = useView((view) => view.readout.resolution);
  const beyond = shown.flatMap(({ map, visible }) => {
    const limit = limits[map.id] ?? null;
    return visible && limit !== null && resolution !== null && resolution >= limit ? [{ map, limit }] : [];
  });
  const troubled = shown.flatMap(({ map, visible }) => {
    const state = states[map.id];
    return visible && state && state.condition !== 'ok' ? [{ name: titleOf(map, language), state }] : [];
  });
  return (
    <div className="base-map-notes" role="status" data-testid="base-map-notes">
      {troubled.map(({ name, state }) => (
        <StateNote key={state.map} name={name} state={state} />
      ))}
      {beyond.map(({ map, limit }) => (
        <div key={map.id} className="base-map-note slow">
          <ZoomIn size={14} />
          <span>
            {text('base-maps.beyond', { name: titleOf(map, language), scale: format.scale(roundedDenominator(scaleDenominator(limit))) })}
          </span>
        </div>
      ))}
    </div>
  );
}

export function useStateWords(): (name: string, state: BaseMapState) => string {
  const text = useText();
  const format = useFormat();
  return (name, { condition, keptAt }) =>
    text(`base-maps.state.${condition}`, { name, ...(keptAt === null ? {} : { kept: format.date(keptAt) }) });
}

function StateNote({ name, state }: { name: string; state: BaseMapState }) {
  const text = useText();
  const words = useStateWords();
  const Icon = state.condition in ICONS ? ICONS[state.condition as keyof typeof ICONS] : TriangleAlert;
  const reason = state.error ? text(errorMessage(state.error.code), state.error.params) : '';
  return (
    <div className={`base-map-note ${state.condition}`} title={reason}>
      <Icon size={14} />
      <span>{words(name, state)}</span>
      {(state.condition === 'silent' || state.condition === 'refused') && (
        <IconButton compact icon={RotateCw} label={text('base-maps.again')} onPress={() => void askAgain(state.map)} />
      )}
    </div>
  );
}
