import { Layers, Link2, Link2Off, Map as MapIcon, X } from 'lucide-react';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { leadingSymbolisation, Swatch, shapeOf } from '../../map/Swatch.tsx';
import { useBaseMaps } from '../../state/base-maps.ts';
import { runCommand, shortcutOf } from '../../state/commands.ts';
import { useMapViews } from '../../state/map-views.ts';
import { useDrawnLayers } from '../../state/project.ts';
import { LinkButton } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { useText } from '../../ui/text.tsx';
import { baseMapsOfSecond, layersOfSecond, switched } from './second-layers.ts';
import { showOnSecond } from './second-map.ts';

interface SecondMapBarProps {
  readonly nameOf: (layer: LayerInfo) => string;
}

/** What belongs to the second map alone: its layers, whether it follows the first, and its end. */
export function SecondMapBar({ nameOf }: SecondMapBarProps) {
  const text = useText();
  const linked = useMapViews((views) => views.linked);
  const arrangement = useMapViews((views) => views.arrangement);
  return (
    <div className="second-map-bar" role="toolbar" data-help="views" aria-label={text('views.second-map')}>
      <Popover
        label={text('views.second-layers')}
        placement="bottom start"
        width={330}
        trigger={<IconButton icon={Layers} label={text('views.second-layers')} />}
      >
        <SecondLayers nameOf={nameOf} />
      </Popover>
      {arrangement === 'split' && (
        <IconButton
          icon={linked ? Link2 : Link2Off}
          active={linked}
          aria-pressed={linked}
          label={text(linked ? 'views.unlink' : 'views.link')}
          shortcut={shortcutOf('map/link')}
          onPress={() => runCommand('map/link')}
        />
      )}
      <IconButton icon={X} label={text('command.map/single')} onPress={() => runCommand('map/single')} />
    </div>
  );
}

/** Layers and base maps, each ticked or not for the second map alone. */
function SecondLayers({ nameOf }: SecondMapBarProps) {
  const text = useText();
  const { secondLayers, secondBaseMaps } = useMapViews();
  const layers = useDrawnLayers().filter((layer) => layer.geometry !== null && layer.count > 0);
  const listed = [...layersOfSecond(layers, secondLayers)].sort((a, b) => b.order - a.order);
  const baseMaps = baseMapsOfSecond(
    useBaseMaps((now) => now.shown),
    secondBaseMaps,
  ).map(({ map: { id, title }, visible }) => ({ id, title, visible }));
  const isOwn = secondLayers !== null || secondBaseMaps !== null;
  return (
    <div className="second-layers">
      <div className="row">
        <h3 className="grow">{text('views.second-layers')}</h3>
        {isOwn && (
          <LinkButton onPress={() => void showOnSecond({ secondLayers: null, secondBaseMaps: null })}>{text('views.as-first')}</LinkButton>
        )}
      </div>
      {listed.length === 0 && <p className="small muted">{text('views.no-layers')}</p>}
      <ul>
        {listed.map((layer) => {
          const symbolisation = leadingSymbolisation(layer.style);
          return (
            <li key={layer.id}>
              <Checkbox
                checked={layer.visible}
                onChange={(visible) => void showOnSecond({ secondLayers: switched(listed, layer.id, visible) })}
              >
                <span className="layer-swatch">{symbolisation && <Swatch symbolisation={symbolisation} shape={shapeOf(layer)} />}</span>
                <span className="ellipsis">{nameOf(layer)}</span>
              </Checkbox>
            </li>
          );
        })}
        {[...baseMaps].reverse().map(({ id, title, visible }) => (
          <li key={`base ${id}`}>
            <Checkbox checked={visible} onChange={(wanted) => void showOnSecond({ secondBaseMaps: switched(baseMaps, id, wanted) })}>
              <span className="layer-swatch">
                <MapIcon size={15} aria-hidden="true" />
              </span>
              <span className="ellipsis">{title}</span>
            </Checkbox>
          </li>
        ))}
      </ul>
    </div>
  );
}
