import { Download } from 'lucide-react';
import { useState } from 'react';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { exportLayer, LAYER_FORMATS, type LayerFormat } from './actions.ts';
import './export.css';

const SYSTEMS = [2154, 4326, 5490, 2972, 2975, 4471, 4467] as const;

export function ExportLayerDialog({ layer, name, legal }: { layer: LayerInfo; name: string; legal: number }) {
  const text = useText();
  const { close } = useDialogs.getState();
  const [format, setFormat] = useState<LayerFormat>('csv');
  const [epsg, setEpsg] = useState(legal);
  const [isPublic, setPublic] = useState(false);
  const start = async (): Promise<void> => {
    // GeoJSON is always in longitude and latitude (RFC 7946)
    if (await exportLayer(layer.table, name, format, format === 'geojson' ? null : epsg, isPublic)) close();
  };
  return (
    <Dialog
      title={text('export.layer-title', { name })}
      icon={<Download size={20} />}
      width={520}
      onClose={close}
      footer={
        <>
          <span className="grow" />
          <Button look="discreet" onPress={close}>
            {text('action.cancel')}
          </Button>
          <Button look="primary" onPress={() => void start()} data-testid="export-start">
            {text('export.choose-file')}
          </Button>
        </>
      }
    >
      <div className="export-form">
        <div className="field">
          <span className="field-label">{text('export.format')}</span>
          <Segmented
            label={text('export.format')}
            value={format}
            choices={LAYER_FORMATS.map((id) => ({ id, label: text(`export.format.${id}`) }))}
            onChange={(id) => setFormat(id as LayerFormat)}
          />
        </div>
        {format !== 'geojson' && (
          <Select
            label={text('export.crs')}
            value={String(epsg)}
            choices={SYSTEMS.map((code) => ({ id: String(code), label: `${text(`crs.${code}`)} (EPSG:${code})` }))}
            onChange={(id) => setEpsg(Number(id))}
          />
        )}
        <Checkbox checked={isPublic} onChange={setPublic}>
          {text('export.public')}
        </Checkbox>
        <p className="small muted">{text(`export.hint.${format}`)}</p>
      </div>
    </Dialog>
  );
}
