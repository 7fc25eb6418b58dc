import { useState } from 'react';
import type { AreaToolId } from '../../map/tools/tool.ts';
import { useSelectOptions } from '../../state/select-options.ts';
import { COMBINE_MODES, type CombineMode } from '../../state/selection-sets.ts';
import { TextField } from '../../ui/Field.tsx';
import { useFormat } from '../../ui/format.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { useText } from '../../ui/text.tsx';
import { typedMetres } from './typed-metres.ts';
import './select.css';

/** Beside the tools while a shape selects: what becomes of the objects it finds, which are found, and where. */
export function SelectPanel({ tool }: { tool: AreaToolId }) {
  const text = useText();
  const circle = tool === 'select-circle';
  const format = useFormat();
  const { mode, how, scope, radius_m, set } = useSelectOptions();
  const [typed, setTyped] = useState(radius_m === null ? '' : format.number(radius_m));
  const radius = typed.trim() === '' ? null : typedMetres(typed);
  const wrong = typed.trim() !== '' && (radius === null || radius <= 0);
  return (
    <section className="tool-panel" aria-label={text('select.panel')} data-testid="select-panel" data-help="selection">
      <p className="small secondary">
        {circle && radius_m !== null
          ? text('select.hint.circle-typed', { radius: format.length(radius_m) })
          : text(`select.hint.${tool.replace('select-', '')}`)}
      </p>
      <Segmented
        label={text('select.mode')}
        value={mode}
        choices={COMBINE_MODES.map((id) => ({ id, label: text(`select.mode.${id}`) }))}
        onChange={(id) => set({ mode: id as CombineMode })}
      />
      <Segmented
        label={text('select.how')}
        value={how}
        choices={(['intersects', 'inside'] as const).map((id) => ({ id, label: text(`select.how.${id}`) }))}
        onChange={(id) => set({ how: id === 'inside' ? 'inside' : 'intersects' })}
      />
      <Segmented
        label={text('select.scope')}
        value={scope}
        choices={(['active', 'visible'] as const).map((id) => ({ id, label: text(`select.scope.${id}`) }))}
        onChange={(id) => set({ scope: id === 'visible' ? 'visible' : 'active' })}
      />
      {circle && (
        <TextField
          label={text('select.radius')}
          compact
          unit="m"
          value={typed}
          error={wrong ? text('select.place.distance-invalid') : null}
          onChange={(value) => {
            setTyped(value);
            const metres = value.trim() === '' ? null : typedMetres(value);
            set({ radius_m: metres !== null && metres > 0 ? metres : null });
          }}
        />
      )}
      <p className="micro muted">
        {circle && `${text('select.radius-hint')} `}
        {text('select.keys')}
      </p>
    </section>
  );
}
