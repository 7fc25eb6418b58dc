import { Download } from 'lucide-react';
import { useState } from 'react';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useSelectedIn } from '../../state/selection.ts';
import { useTableView } from '../../state/table-view.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogFooter } from '../../ui/DialogFooter.tsx';
import { useFormat } from '../../ui/format.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { type ExportedPart, exportLayer, LAYER_FORMATS, type LayerFormat } from './actions.ts';
import './export.css';

const SYSTEMS = [2154, 4326, 5490, 2972, 2975, 4471, 4467] as const;

/** Which objects: all, those the table shows, or those selected. */
type Part = 'all' | 'shown' | 'selected';

export function ExportLayerDialog({ layer, name, legal }: { layer: LayerInfo; name: string; legal: number }) {
  const text = useText();
  const { number: inFigures } = useFormat();
  const { close } = useDialogs.getState();
  const [format, setFormat] = useState<LayerFormat>('csv');
  const [epsg, setEpsg] = useState(legal);
  const [isPublic, setPublic] = useState(false);
  const shown = useTableView((store) => (store.shown?.table === layer.table ? store.shown : null));
  const fids = useSelectedIn(layer.table);
  const isFiltered = shown !== null && (shown.where !== undefined || shown.search !== '');
  const [part, setPart] = useState<Part>(fids.length > 1 ? 'selected' : isFiltered ? 'shown' : 'all');
  const chosen: ExportedPart =
    part === 'selected'
      ? { fids: Float64Array.from(fids) }
      : part === 'shown' && shown
        ? { ...(shown.where === undefined ? {} : { where: shown.where }), ...(shown.search === '' ? {} : { search: shown.search }) }
        : {};
  const start = async (): Promise<void> => {
    // GeoJSON is always in longitude and latitude (RFC 7946)
    if (await exportLayer(layer.table, name, format, format === 'geojson' ? null : epsg, isPublic, chosen)) close();
  };
  return (
    <Dialog
      title={text('export.layer-title', { name })}
      icon={<Download size={20} />}
      width={520}
      onClose={close}
      footer={
        <DialogFooter onCancel={close}>
          <Button look="primary" onPress={() => void start()} data-testid="export-start">
            {text('export.choose-file')}
          </Button>
        </DialogFooter>
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
        {(isFiltered || fids.length > 0) && (
          <div className="field">
            <span className="field-label">{text('export.only')}</span>
            <Segmented
              label={text('export.only')}
              value={part}
              choices={[
                { id: 'all', label: `${text('export.only.all')} (${inFigures(layer.count)})` },
                ...(isFiltered ? [{ id: 'shown', label: `${text('export.only.shown')} (${inFigures(shown.total)})` }] : []),
                ...(fids.length > 0 ? [{ id: 'selected', label: `${text('export.only.selected')} (${inFigures(fids.length)})` }] : []),
              ]}
              onChange={(id) => setPart(id as Part)}
            />
          </div>
        )}
        <Checkbox checked={isPublic} onChange={setPublic}>
          {text('export.public')}
        </Checkbox>
        <p className="small muted">{text(`export.hint.${format}`)}</p>
      </div>
    </Dialog>
  );
}
