import type { Exclusion } from '../../../shared/domain/workshop.ts';
import { TextField } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { NumberField } from './NumberField.tsx';

const KINDS = ['none', 'below', 'above', 'among'] as const;

/** What takes a site out of the ranking, with this reason. */
export function ExclusionField({ exclusion, onChange }: { exclusion: Exclusion | null; onChange: (exclusion: Exclusion | null) => void }) {
  const text = useText();
  const of = (kind: string): Exclusion | null => {
    if (kind === 'below' || kind === 'above')
      return { when: kind, threshold: exclusion && 'threshold' in exclusion ? exclusion.threshold : 0 };
    return kind === 'among' ? { when: 'among', values: ['non'] } : null;
  };
  return (
    <div className="form-pair">
      <Select
        label={text('workshop.exclusion')}
        choices={KINDS.map((id) => ({ id, label: text(`workshop.exclusion.${id}`) }))}
        value={exclusion?.when ?? 'none'}
        onChange={(kind) => onChange(of(kind))}
      />
      {exclusion && exclusion.when !== 'among' && (
        <NumberField
          label={text('workshop.exclusion.threshold')}
          value={exclusion.threshold}
          onChange={(threshold) => onChange({ ...exclusion, threshold })}
        />
      )}
      {exclusion?.when === 'among' && (
        <TextField
          label={text('workshop.exclusion.values')}
          value={exclusion.values.join(', ')}
          onChange={(words) => {
            const values = words
              .split(',')
              .map((one) => one.trim())
              .filter((one) => one !== '');
            if (values.length > 0) onChange({ when: 'among', values });
          }}
        />
      )}
    </div>
  );
}
