import { Combine } from 'lucide-react';
import { useState } from 'react';
import { useDialogs } from '../../state/dialogs.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogFooter } from '../../ui/DialogFooter.tsx';
import { useFormat } from '../../ui/format.ts';
import { Radios } from '../../ui/Radio.tsx';
import { useText } from '../../ui/text.tsx';
import { editShape } from './actions.ts';
import { MOST_LISTED, useObjects } from './use-objects.ts';

/** Which of the objects keeps its values and its links: the largest, unless another is chosen. */
export function MergeDialog({ table, fids, name }: { table: string; fids: readonly number[]; name: string }) {
  const text = useText();
  const format = useFormat();
  const { close } = useDialogs.getState();
  const objects = useObjects(table, fids);
  const [chosen, setChosen] = useState<number | null>(null);
  const sorted = [...(objects ?? [])].sort((a, b) => (b.surface_ha ?? 0) - (a.surface_ha ?? 0)).slice(0, MOST_LISTED);
  const into = chosen ?? sorted[0]?.fid ?? null;
  const whole = (objects ?? []).reduce((sum, { surface_ha }) => sum + (surface_ha ?? 0), 0);
  const merge = async (): Promise<void> => {
    if (into !== null && (await editShape(table, { kind: 'merge', fids: [...fids], into }))) close();
  };
  return (
    <Dialog
      title={text('drawing.merge.title', { count: fids.length, layer: name })}
      icon={<Combine size={20} />}
      width={480}
      onClose={close}
      footer={
        <DialogFooter
          onCancel={close}
          aside={
            <span className="grow small secondary number">
              {whole > 0 && text('drawing.merge.whole', { area: format.hectares(whole, 2) })}
            </span>
          }
        >
          <Button look="primary" isDisabled={into === null} onPress={() => void merge()} data-testid="merge-do" autoFocus>
            {text('drawing.merge.do', { count: fids.length })}
          </Button>
        </DialogFooter>
      }
    >
      <div className="editing-form">
        <p className="small secondary">{text('drawing.merge.keeps')}</p>
        <div className="editing-objects">
          <Radios
            label={text('drawing.merge.keeps')}
            value={into === null ? null : String(into)}
            onChange={(id) => setChosen(Number(id))}
            choices={sorted.map((object) => ({
              id: String(object.fid),
              content: (
                <span className="row">
                  <span className="grow ellipsis">{object.name ?? text('inspector.number', { number: object.fid })}</span>
                  {object.surface_ha !== null && <span className="number secondary">{format.hectares(object.surface_ha, 2)}</span>}
                </span>
              ),
            }))}
          />
        </div>
      </div>
    </Dialog>
  );
}
