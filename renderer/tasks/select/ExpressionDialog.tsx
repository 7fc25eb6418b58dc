import { FunctionSquare } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';
import { type LayerInfo, tableOfLayer } from '../../../shared/domain/layer.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { errorText } from '../../state/error-text.ts';
import { useDrawnLayers } from '../../state/project.ts';
import type { CombineMode } from '../../state/selection-sets.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogFooter } from '../../ui/DialogFooter.tsx';
import { fieldTitle } from '../../ui/field-value.ts';
import { useFormat } from '../../ui/format.ts';
import { SearchPicker } from '../../ui/SearchPicker.tsx';
import { useText } from '../../ui/text.tsx';
import { combineIn } from './actions.ts';
import { examplesFor, fieldName, inserted, OPERATORS } from './expression-aids.ts';
import { LayerChoice } from './LayerChoice.tsx';
import { activeLayer } from './layers.ts';
import { ModeChoice } from './ModeChoice.tsx';
import './select.css';

const SETTLE_MS = 250;

interface ExpressionDialogProps {
  readonly nameOf: (layer: LayerInfo) => string;
}

/** Objects of a layer a condition holds for: written with the fields at hand, counted while it is written. */
export function ExpressionDialog({ nameOf }: ExpressionDialogProps) {
  const text = useText();
  const format = useFormat();
  const layers = useDrawnLayers().filter(({ count }) => count > 0);
  const [id, setId] = useState(() => activeLayer(layers)?.id ?? '');
  const layer = layers.find((one) => one.id === id) ?? layers[0];
  const [expression, setExpression] = useState('');
  const [mode, setMode] = useState<CombineMode>('replace');
  const area = useRef<HTMLTextAreaElement>(null);
  const wanted = expression.trim();
  const { found, refused } = useFound(layer?.id ?? null, wanted);
  const close = useDialogs.getState().close;
  if (!layer) return null;
  const apply = (): void => {
    if (!found) return;
    close();
    combineIn(tableOfLayer(layer.id), [...found], mode);
  };
  const insert = (word: string): void => {
    const element = area.current;
    const made = inserted(expression, element?.selectionStart ?? expression.length, element?.selectionEnd ?? expression.length, word);
    setExpression(made.text);
    requestAnimationFrame(() => {
      element?.focus();
      element?.setSelectionRange(made.caret, made.caret);
    });
  };
  const said = found
    ? text('select.expression.count', { found: format.number(found.length), count: format.number(layer.count) })
    : wanted === '' || refused
      ? ''
      : text('select.expression.counting');
  return (
    <Dialog
      title={text('select.expression.title', { name: nameOf(layer) })}
      icon={<FunctionSquare size={20} />}
      width={640}
      onClose={close}
      footer={
        <DialogFooter
          onCancel={close}
          aside={
            <span className="grow small number" role="status" data-testid="expression-count">
              {said}
            </span>
          }
        >
          <Button look="primary" isDisabled={!found} onPress={apply} data-testid="expression-select">
            {text('select.expression.do')}
          </Button>
        </DialogFooter>
      }
    >
      <div className="expression-form">
        <LayerChoice label={text('select.expression.layer')} layers={layers} value={layer.id} nameOf={nameOf} onChange={setId} />
        <TextField value={expression} onChange={setExpression} className="field" isInvalid={refused !== null} autoFocus>
          <Label className="field-label">{text('select.expression.label')}</Label>
          <TextArea
            ref={area}
            className={`input expression-text${refused ? ' invalid' : ''}`}
            rows={3}
            spellCheck="false"
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) apply();
            }}
          />
        </TextField>
        <p className={`small ${refused ? 'danger' : 'muted'}`} role={refused ? 'alert' : undefined} data-testid="expression-word">
          {refused ? errorText(refused, text) : text('select.expression.empty')}
        </p>
        <fieldset className="expression-aids" aria-label={text('select.expression.operators')}>
          {OPERATORS.map((operator) => (
            <button key={operator} type="button" className="chip-button" onClick={() => insert(operator)}>
              {operator}
            </button>
          ))}
        </fieldset>
        <div className="field">
          <span className="field-label">{text('select.expression.field')}</span>
          <SearchPicker
            label={text('select.expression.field')}
            compact={false}
            value={null}
            placeholder={text('select.expression.field')}
            choices={layer.fields.map((one) => ({ id: one.name, label: fieldTitle(one.name, text), detail: one.name }))}
            onChange={(name) => insert(fieldName(name))}
          />
        </div>
        <div className="field">
          <span className="field-label">{text('select.expression.examples')}</span>
          <div className="expression-aids">
            {examplesFor(layer.fields).map((example) => (
              <button key={example} type="button" className="chip-button" onClick={() => setExpression(example)}>
                {example}
              </button>
            ))}
          </div>
        </div>
        <ModeChoice value={mode} onChange={setMode} />
      </div>
    </Dialog>
  );
}

/** Keys of the objects the condition holds for, once the typing rests; or why it is not understood. */
function useFound(layer: string | null, where: string) {
  const [answer, setAnswer] = useState<{
    readonly key: string;
    readonly found: Float64Array | null;
    readonly refused: ReturnType<typeof refusalOf> | null;
  }>({ key: '', found: null, refused: null });
  const key = `${layer} ${where}`;
  useEffect(() => {
    if (layer === null || where === '') return;
    let current = true;
    const timer = setTimeout(() => {
      void call('selection/where', { layer, where })
        .then(({ fids }) => current && setAnswer({ key, found: fids, refused: null }))
        .catch((error: unknown) => current && setAnswer({ key, found: null, refused: refusalOf(error) }));
    }, SETTLE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [layer, where, key]);
  return answer.key === key && where !== '' ? answer : { found: null, refused: null };
}
