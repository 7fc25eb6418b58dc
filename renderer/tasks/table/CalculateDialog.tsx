import { Calculator } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { CallResult } from '../../../shared/contract/engine.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { errorText } from '../../state/error-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogFooter } from '../../ui/DialogFooter.tsx';
import { TextField } from '../../ui/Field.tsx';
import { type CellValue, valueText } from '../../ui/field-value.ts';
import { useFormat } from '../../ui/format.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { useLanguage, useText } from '../../ui/text.tsx';
import { attempt } from '../attempt.ts';
import { type Column, fillable } from './columns.ts';
import { tellEdited } from './edit.ts';
import { fidsBetween, type RowQuery } from './use-rows.ts';

interface CalculateDialogProps {
  readonly layer: LayerInfo;
  readonly label: string;
  readonly columns: readonly Column[];
  readonly field: string | null;
  readonly query: RowQuery;
  /** Rows shown. */
  readonly total: number;
  readonly selected: readonly number[];
  readonly onClose: () => void;
}

type Tried = CallResult<'table/try-calculation'>;
type Scope = 'all' | 'shown' | 'selected';
const SETTLE_MS = 350;

/** A column filled by an expression: what it would do is shown first, for eight objects and in numbers. */
export function CalculateDialog({ layer, label, columns, field, query, total, selected, onClose }: CalculateDialogProps) {
  const text = useText();
  const format = useFormat();
  const editable = fillable(layer, columns);
  const [name, setName] = useState(editable.some((column) => column.name === field) ? field : (editable[0]?.name ?? null));
  const [expression, setExpression] = useState('');
  const [scope, setScope] = useState<Scope>(selected.length > 1 ? 'selected' : total < layer.count ? 'shown' : 'all');
  const [tried, setTried] = useState<Tried | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const column = editable.find((one) => one.name === name);

  const asked = async () => {
    const fids = scope === 'all' ? null : scope === 'selected' ? selected : await fidsBetween(query, 0, total - 1);
    return { table: layer.table, field: name ?? '', expression, ...(fids ? { fids: Float64Array.from(fids) } : {}) };
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: tried anew when what is asked changes, once the typing rests
  useEffect(() => {
    setTried(null);
    setRefused(null);
    if (expression.trim() === '' || name === null) return;
    let current = true;
    const timer = setTimeout(() => {
      void asked()
        .then((calculation) => call('table/try-calculation', calculation))
        .then((answer) => current && setTried(answer))
        .catch((error: unknown) => current && setRefused(errorText(refusalOf(error), text)));
    }, SETTLE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [name, expression, scope]);

  const run = async (): Promise<void> => {
    setBusy(true);
    let changed = 0;
    const done = await attempt(async () => {
      const outcome = await call('table/calculate', await asked());
      changed = outcome.changed;
    });
    setBusy(false);
    if (!done) return;
    onClose();
    tellEdited(changed);
  };
  return (
    <Dialog
      title={text('table.calculate.title', { layer: label })}
      icon={<Calculator size={20} />}
      width={620}
      onClose={onClose}
      footer={
        <DialogFooter
          onCancel={onClose}
          aside={
            <span className="grow small muted">
              {tried && text('table.calculate.outcome', { changed: tried.changed, objects: format.number(tried.objects) })}
            </span>
          }
        >
          <Button look="primary" busy={busy} isDisabled={!tried || tried.changed === 0} onPress={() => void run()} data-testid="calculate">
            {text('table.calculate.do', { count: tried?.changed ?? 0 })}
          </Button>
        </DialogFooter>
      }
    >
      <div className="table-form">
        <Select
          label={text('table.calculate.field')}
          value={name}
          choices={editable.map((one) => ({ id: one.name, label: one.unitLabel ? `${one.title} (${one.unitLabel})` : one.title }))}
          onChange={setName}
        />
        <TextField
          label={text('table.calculate.expression')}
          value={expression}
          error={refused}
          onChange={setExpression}
          autoFocus
          placeholder="surface_ha * 10000"
        />
        <p className="micro muted">{text('table.calculate.hint')}</p>
        <Segmented
          label={text('table.calculate.scope')}
          value={scope}
          choices={[
            { id: 'all', label: text('table.calculate.all', { count: format.number(layer.count) }) },
            ...(total < layer.count ? [{ id: 'shown', label: text('table.calculate.shown', { count: format.number(total) }) }] : []),
            ...(selected.length > 0
              ? [{ id: 'selected', label: text('table.calculate.selected', { count: format.number(selected.length) }) }]
              : []),
          ]}
          onChange={(id) => setScope(id as Scope)}
        />
        {tried && column && <Examples tried={tried} column={column} />}
      </div>
    </Dialog>
  );
}

function Examples({ tried, column }: { tried: Tried; column: Column }) {
  const text = useText();
  const language = useLanguage();
  const said = (value: CellValue) => valueText(value, column, language, text) ?? <span className="missing">{text('value.missing')}</span>;
  return (
    <>
      <table className="examples" data-testid="calculation-examples">
        <thead>
          <tr>
            <th>{text('table.number')}</th>
            <th>{text('table.calculate.before')}</th>
            <th>{text('table.calculate.after')}</th>
          </tr>
        </thead>
        <tbody>
          {tried.examples.map((example) => (
            <tr key={example.fid}>
              <td className="number">{example.fid}</td>
              <td>{said(example.before)}</td>
              <td className={example.error ? 'refused' : ''}>
                {example.error ? `${String(example.after)} · ${text('table.calculate.fits-not')}` : said(example.after)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {tried.emptied > 0 && <p className="small">{text('table.calculate.emptied', { count: tried.emptied })}</p>}
      {tried.errors > 0 && <p className="small refused">{text('table.calculate.errors', { count: tried.errors })}</p>}
    </>
  );
}
