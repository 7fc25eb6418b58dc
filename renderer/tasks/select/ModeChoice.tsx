import { COMBINE_MODES, type CombineMode } from '../../state/selection-sets.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { useText } from '../../ui/text.tsx';

export function ModeChoice({ value, onChange }: { value: CombineMode; onChange: (mode: CombineMode) => void }) {
  const text = useText();
  return (
    <div className="field">
      <span className="field-label">{text('select.mode')}</span>
      <Segmented
        label={text('select.mode')}
        value={value}
        choices={COMBINE_MODES.map((id) => ({ id, label: text(`select.mode.${id}`) }))}
        onChange={(id) => onChange(id as CombineMode)}
      />
    </div>
  );
}
