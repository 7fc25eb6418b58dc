import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { NameDialog } from '../../ui/NameDialog.tsx';
import { useText } from '../../ui/text.tsx';
import { changeLayer } from './actions.ts';
import { layerName } from './layer-name.ts';

export function LayerNameDialog({ layer, onClose }: { layer: LayerInfo; onClose: () => void }) {
  const text = useText();
  return (
    <NameDialog
      title={text('layers.rename-title')}
      label={text('layers.name')}
      name={layerName(layer, text)}
      action={text('action.rename')}
      onName={(title) => void changeLayer(layer, { title })}
      onClose={onClose}
    />
  );
}
