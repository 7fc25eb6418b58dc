import { Map as MapIcon } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from '../../engine/query.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useProject } from '../../state/project.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogFooter } from '../../ui/DialogFooter.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { exportMap, MAP_FORMATS, type MapFormat } from './actions.ts';
import './export.css';

const WHOLE = '(all)';
const RESOLUTIONS = [150, 300, 600] as const;
const MOST_TERRITORIES = 2000;

/** The layers shown, with legend, scale, sources and date, on a sheet of paper: drawn by the same hand as the reports. */
export function ExportMapDialog() {
  const text = useText();
  const { close } = useDialogs.getState();
  const project = useProject((store) => store.project);
  const [format, setFormat] = useState<MapFormat>('pdf');
  const [title, setTitle] = useState(project?.name ?? '');
  const [territory, setTerritory] = useState(WHOLE);
  const [dpi, setDpi] = useState(300);
  const has = (table: string): boolean => project?.layers.some((layer) => layer.table === table && layer.count > 0) ?? false;
  const page = (table: string) =>
    has(table) ? { table, offset: 0, limit: MOST_TERRITORIES, sort: [{ field: 'nom', descending: false }] } : null;
  const epci = useQuery('table/rows', page('epci'), ['epci']);
  const ti = useQuery('table/rows', page('territoires'), ['territoires']);
  const named = (level: 'epci' | 'ti', key: string, rows: NonNullable<typeof epci.data>['rows']) =>
    rows.map(({ values }) => ({ id: `${level}:${values[key]}`, label: `${values['nom'] ?? values[key]} (${text(`niveau.${level}`)})` }));
  const start = async (): Promise<void> => {
    if (await exportMap(format, title, { dpi, ...(territory === WHOLE ? {} : { territory }) })) close();
  };
  return (
    <Dialog
      title={text('export.map-title')}
      icon={<MapIcon size={20} />}
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
        <TextField label={text('export.title')} value={title} onChange={setTitle} maxLength={300} />
        <Select
          label={text('export.territory')}
          value={territory}
          choices={[
            { id: WHOLE, label: text('export.whole') },
            ...named('ti', 'ti_id', ti.data?.rows ?? []),
            ...named('epci', 'siren', epci.data?.rows ?? []),
          ]}
          onChange={setTerritory}
        />
        <div className="field">
          <span className="field-label">{text('export.format')}</span>
          <Segmented
            label={text('export.format')}
            value={format}
            choices={MAP_FORMATS.map((id) => ({ id, label: id.toUpperCase() }))}
            onChange={(id) => setFormat(id as MapFormat)}
          />
        </div>
        {format === 'png' && (
          <Select
            label={text('export.resolution')}
            value={String(dpi)}
            choices={RESOLUTIONS.map((value) => ({ id: String(value), label: text('export.dpi', { value }) }))}
            onChange={(id) => setDpi(Number(id))}
          />
        )}
        <p className="small muted">{text(`export.hint.${format}`)}</p>
      </div>
    </Dialog>
  );
}
