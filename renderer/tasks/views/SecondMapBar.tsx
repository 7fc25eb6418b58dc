import { Layers, Link2, Link2Off, X } from 'lucide-react';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { leadingSymbolisation, Swatch, shapeOf } from '../../map/Swatch.tsx';
import { runCommand, shortcutOf } from '../../state/commands.ts';
import { useMapViews } from '../../state/map-views.ts';
import { useDrawnLayers } from '../../state/project.ts';
import { LinkButton } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { useText } from '../../ui/text.tsx';
import { layersOfSecond, showOnSecond, switched } from './second-layers.ts';

interface SecondMapBarProps {
  readonly nameOf: (layer: LayerInfo) => string;
}

/** What belongs to the second map alone: its layers, whether it follows the first, and its end. */
export function SecondMapBar({ nameOf }: SecondMapBarProps) {
  const text = useText();
  const linked = useMapViews((views) => views.linked);
  const arrangement = useMapViews((views) => views.arrangement);
  return (
    <div className="second-map-bar" role="toolbar" aria-label={text('views.second-map')}>
      <Popover
        label={text('views.second-layers')}
        placement="bottom start"
        width={280}
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

function SecondLayers({ nameOf }: SecondMapBarProps) {
  const text = useText();
  const shown = useMapViews((views) => views.secondLayers);
  const layers = useDrawnLayers().filter((layer) => layer.geometry !== null && layer.count > 0);
  const listed = [...layersOfSecond(layers, shown)].sort((a, b) => b.order - a.order);
  return (
    <div className="second-layers">
      <div className="row">
        <h3 className="grow">{text('views.second-layers')}</h3>
        {shown !== null && <LinkButton onPress={() => void showOnSecond(null)}>{text('views.as-first')}</LinkButton>}
      </div>
      {listed.length === 0 && <p className="small muted">{text('views.no-layers')}</p>}
      <ul>
        {listed.map((layer) => {
          const symbolisation = leadingSymbolisation(layer.style);
          return (
            <li key={layer.id}>
              <Checkbox checked={layer.visible} onChange={(visible) => void showOnSecond(switched(layers, shown, layer.id, visible))}>
                <span className="layer-swatch">{symbolisation && <Swatch symbolisation={symbolisation} shape={shapeOf(layer)} />}</span>
                <span className="ellipsis">{nameOf(layer)}</span>
              </Checkbox>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
