import { LocateFixed } from 'lucide-react';
import { useState } from 'react';
import { type LayerInfo, tableOfLayer } from '../../../shared/domain/layer.ts';
import { PLACE_RELATIONS, type PlaceRelation } from '../../../shared/domain/selecting.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useDrawnLayers } from '../../state/project.ts';
import { useSelectedIn } from '../../state/selection.ts';
import type { CombineMode } from '../../state/selection-sets.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogFooter } from '../../ui/DialogFooter.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useFormat } from '../../ui/format.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { LayerChoice } from './LayerChoice.tsx';
import { activeLayer } from './layers.ts';
import { ModeChoice } from './ModeChoice.tsx';
import { selectByPlace } from './place.ts';
import { typedMetres } from './typed-metres.ts';
import './select.css';

interface PlaceDialogProps {
  readonly nameOf: (layer: LayerInfo) => string;
}

/** « Les friches à moins de 500 m des sites sélectionnés »: a sentence to fill in, run as a task. */
export function PlaceDialog({ nameOf }: PlaceDialogProps) {
  const text = useText();
  const format = useFormat();
  const layers = useDrawnLayers().filter(({ count, geometry }) => count > 0 && geometry !== null);
  const [id, setId] = useState(() => activeLayer(layers)?.id ?? layers[0]?.id ?? '');
  const [toId, setToId] = useState(() => layers.find((one) => one.id !== id && one.kind !== 'couche')?.id ?? layers[0]?.id ?? '');
  const [relation, setRelation] = useState<PlaceRelation>('intersects');
  const [distance, setDistance] = useState('500');
  const [mode, setMode] = useState<CombineMode>('replace');
  const layer = layers.find((one) => one.id === id) ?? layers[0];
  const to = layers.find((one) => one.id === toId) ?? layers[0];
  const selected = useSelectedIn(to ? tableOfLayer(to.id) : '');
  const [asksSelected, setAsksSelected] = useState(true);
  const among = asksSelected && selected.length > 0 ? selected : null;
  const metres = relation === 'near' ? typedMetres(distance) : 0;
  const { close } = useDialogs.getState();
  if (!layer || !to) return null;
  const run = (): void => {
    if (metres === null) return;
    close();
    void selectByPlace({ layer: layer.id, to: to.id, among, relation, distance_m: metres }, mode);
  };
  return (
    <Dialog
      title={text('select.place.title')}
      icon={<LocateFixed size={20} />}
      width={520}
      onClose={close}
      footer={
        <DialogFooter onCancel={close}>
          <Button look="primary" isDisabled={metres === null} onPress={run} data-testid="place-select">
            {text('select.place.do')}
          </Button>
        </DialogFooter>
      }
    >
      <div className="place-form">
        <LayerChoice label={text('select.place.layer')} layers={layers} value={layer.id} nameOf={nameOf} onChange={setId} />
        <Select
          label={text('select.place.relation')}
          value={relation}
          choices={PLACE_RELATIONS.map((one) => ({ id: one, label: text(`select.place.${one}`) }))}
          onChange={(one) => setRelation(one as PlaceRelation)}
        />
        {relation === 'near' && (
          <div className="place-distance">
            <TextField
              label={text('select.place.distance')}
              unit="m"
              value={distance}
              error={metres === null ? text('select.place.distance-invalid') : null}
              onChange={setDistance}
            />
          </div>
        )}
        <LayerChoice label={text('select.place.to')} layers={layers} value={to.id} nameOf={nameOf} onChange={setToId} />
        {selected.length > 0 && (
          <div className="field">
            <span className="field-label">{text('select.place.among')}</span>
            <Segmented
              label={text('select.place.among')}
              value={among ? 'selected' : 'all'}
              choices={[
                { id: 'selected', label: text('select.place.among.selected', { count: format.number(selected.length) }) },
                { id: 'all', label: text('select.place.among.all', { count: format.number(to.count) }) },
              ]}
              onChange={(one) => setAsksSelected(one === 'selected')}
            />
          </div>
        )}
        <ModeChoice value={mode} onChange={setMode} />
        <p className="micro muted">{text('select.place.method')}</p>
      </div>
    </Dialog>
  );
}
