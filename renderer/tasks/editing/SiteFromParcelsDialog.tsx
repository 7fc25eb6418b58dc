import { Factory } from 'lucide-react';
import { useState } from 'react';
import { definitionOfTable, fieldOf } from '../../../shared/domain/kinds/index.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useProject } from '../../state/project.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogFooter } from '../../ui/DialogFooter.tsx';
import { TextField } from '../../ui/Field.tsx';
import { type CellValue, fieldTitle, valueName } from '../../ui/field-value.ts';
import { useFormat } from '../../ui/format.ts';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { editShape } from './actions.ts';
import { useObjects } from './use-objects.ts';

const TABLE = 'parcelles';
/** What is asked at once, the rest in the sheet that opens. */
const CHOICES = ['maturite', 'statut', 'site_vocadomi'] as const;

/** A site from chosen parcels: its name, what matters first, and how large it will be. */
export function SiteFromParcelsDialog({ fids }: { fids: readonly number[] }) {
  const text = useText();
  const format = useFormat();
  const { close } = useDialogs.getState();
  const method = useProject((store) => store.project?.methodeSurface ?? 'projection_legale');
  const objects = useObjects(TABLE, fids);
  const [values, setValues] = useState<Record<string, CellValue>>({});
  const whole = objects?.reduce((sum, { surface_ha }) => sum + (surface_ha ?? 0), 0);
  const name = String(values['site_nom'] ?? '');
  const put = (field: string, value: string): void => setValues((now) => ({ ...now, [field]: value === '' ? null : value }));
  const sites = definitionOfTable('sites')?.table;
  const make = async (): Promise<void> => {
    if (name.trim() === '') return;
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
    if (await editShape(TABLE, { kind: 'site-from-parcels', fids: [...fids], values: given })) close();
  };
  return (
    <Dialog
      title={text('drawing.site.title', { count: fids.length })}
      icon={<Factory size={20} />}
      width={480}
      onClose={close}
      footer={
        <DialogFooter onCancel={close}>
          <Button look="primary" isDisabled={name.trim() === ''} onPress={() => void make()} data-testid="site-do">
            {text('drawing.site.do')}
          </Button>
        </DialogFooter>
      }
    >
      <form
        className="editing-form"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <TextField label={fieldTitle('site_nom', text)} value={name} autoFocus isRequired onChange={(typed) => put('site_nom', typed)} />
        {CHOICES.map((field) => (
          <Select
            key={field}
            label={fieldTitle(field, text)}
            value={String(values[field] ?? '')}
            choices={[
              { id: '', label: text('value.missing') },
              ...((sites && fieldOf(sites, field)?.values) ?? []).map((value) => ({ id: value, label: valueName(field, value, text) })),
            ]}
            onChange={(value) => put(field, value)}
          />
        ))}
        <TextField
          label={fieldTitle('maitrise_fonciere', text)}
          value={String(values['maitrise_fonciere'] ?? '')}
          onChange={(typed) => put('maitrise_fonciere', typed)}
        />
        <p className="small secondary number" data-testid="site-area">
          {whole === undefined
            ? text('drawing.site.measuring')
            : text('drawing.site.area', { area: format.hectares(whole, 2), method: text(`drawing.method.${method}`), count: fids.length })}
        </p>
        <p className="small muted">{text('drawing.site.hint')}</p>
        {/* Entrée in any field does it: without a button of its own a form of several fields would not */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
