import { useState } from 'react';
import type { OfferedService } from '../../../shared/domain/base-maps.ts';
import { fold } from '../../../shared/expression/index.ts';
import { hasMessage } from '../../../shared/messages/index.ts';
import { SearchField } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.tsx';

/** A list of the Géoplateforme has more than six hundred. */
const MOST = 100;

interface OfferedLayersProps {
  readonly service: OfferedService;
  /** Of the map. */
  readonly epsg: number;
  readonly chosen: string | null;
  readonly onChoose: (name: string) => void;
}

/** What a service has, each with the system it would be drawn from. */
export function OfferedLayers({ service, epsg, chosen, onChoose }: OfferedLayersProps) {
  const text = useText();
  const [query, setQuery] = useState('');
  const { type, host, layers, unusable } = service;
  const words = fold(query);
  const found = layers.filter(({ name, title }) => fold(`${title} ${name}`).includes(words));
  const systemName = (code: number): string =>
    hasMessage(`crs.short.${code}`) ? text(`crs.short.${code}`) : text('base-maps.dialog-other-system', { epsg: String(code) });
  const drawnFrom = (epsgs: readonly number[]): string => {
    const own = epsgs.includes(epsg);
    const from = own ? epsg : epsgs.includes(3857) ? 3857 : (epsgs[0] ?? 3857);
    return text(own ? 'base-maps.dialog-own-system' : 'base-maps.dialog-bent', { system: systemName(from) });
  };
  return (
    <div className="offered" data-testid="base-map-offered">
      <p className="small">
        <b>{text('base-maps.dialog-found', { type, host, count: layers.length })}</b>
        {unusable > 0 && <span className="muted"> · {text('base-maps.dialog-unusable', { count: unusable })}</span>}
      </p>
      {layers.length > 8 && <SearchField label={text('base-maps.dialog-search')} value={query} onChange={setQuery} />}
      {layers.length > 0 && (
        <ul aria-label={text('base-maps.dialog-layers')}>
          {found.slice(0, MOST).map((layer) => (
            <li key={layer.name}>
              <button
                type="button"
                aria-current={layer.name === chosen}
                title={layer.description}
                data-layer={layer.name}
                onClick={() => onChoose(layer.name)}
              >
                <b className="ellipsis">{layer.title}</b>
                <span className="micro muted ellipsis">
                  {layer.name === layer.title ? '' : `${layer.name} · `}
                  {drawnFrom(layer.epsgs)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {layers.length > 0 && found.length === 0 && <p className="small muted">{text('base-maps.dialog-none')}</p>}
      {found.length > MOST && <p className="small muted">{text('base-maps.dialog-more', { count: found.length - MOST })}</p>}
    </div>
  );
}
