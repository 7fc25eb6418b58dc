import { Plus, Trash2 } from 'lucide-react';
import { extentOf } from '../../../shared/decision/value-functions.ts';
import type { ValueFunction } from '../../../shared/domain/workshop.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { NumberField } from './NumberField.tsx';

const TYPES = ['piecewise', 'ideal', 'categories', 'extent'] as const;

interface EditorProps {
  readonly definition: ValueFunction;
  /** Of the sites, NaN: missing; what a new definition begins with. */
  readonly values: readonly number[];
  readonly texts: readonly string[] | null;
  readonly onChange: (definition: ValueFunction) => void;
}

/** The definition of a value function, typed. */
export function ValueFunctionEditor({ definition, values, texts, onChange }: EditorProps) {
  const text = useText();
  const { least, most } = extentOf(values.filter((value) => !Number.isNaN(value))) ?? { least: 0, most: 100 };
  const begun = (type: string): ValueFunction => {
    if (type === 'ideal') return { type, low: least, idealLow: least, idealHigh: most, high: most };
    if (type === 'categories')
      return { type, values: (texts ?? ['oui', 'non']).map((value, index) => ({ value, score: index === 0 ? 100 : 0 })), otherwise: null };
    if (type === 'extent') return { type };
    const end = most > least ? most : least + 1;
    return {
      type: 'piecewise',
      points: [
        [least, 0],
        [end, 100],
      ],
    };
  };
  return (
    <>
      <Select
        label={text('workshop.function.type')}
        choices={TYPES.map((id) => ({ id, label: text(`workshop.function.${id}`) }))}
        value={definition.type}
        onChange={(type) => onChange(begun(type))}
      />
      {definition.type === 'piecewise' && (
        <Points points={definition.points} onChange={(points) => onChange({ type: 'piecewise', points })} />
      )}
      {definition.type === 'ideal' && (
        <div className="form-four">
          {(['low', 'idealLow', 'idealHigh', 'high'] as const).map((end) => (
            <NumberField
              key={end}
              label={text(`workshop.function.${end}`)}
              value={definition[end]}
              onChange={(value) => onChange({ ...definition, [end]: value })}
            />
          ))}
        </div>
      )}
      {definition.type === 'categories' && (
        <ul className="points">
          {definition.values.map(({ value, score }, index) => {
            const put = (part: Partial<{ value: string; score: number }>): void =>
              onChange({ ...definition, values: definition.values.map((one, at) => (at === index ? { ...one, ...part } : one)) });
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a category is known by its place while its name is typed
              <li key={index}>
                <TextField
                  hideLabel
                  compact
                  label={text('workshop.function.category')}
                  value={value}
                  onChange={(typed) => put({ value: typed })}
                />
                <NumberField
                  hideLabel
                  compact
                  label={text('workshop.criterion.score')}
                  value={score}
                  onChange={(typed) => put({ score: clamped(typed) })}
                />
                <IconButton
                  compact
                  icon={Trash2}
                  label={text('workshop.function.remove-point')}
                  onPress={() => onChange({ ...definition, values: definition.values.filter((_, at) => at !== index) })}
                />
              </li>
            );
          })}
          <li>
            <Button
              size="compact"
              icon={Plus}
              onPress={() => onChange({ ...definition, values: [...definition.values, { value: '', score: 50 }] })}
            >
              {text('workshop.function.add-category')}
            </Button>
          </li>
        </ul>
      )}
      {definition.type === 'extent' && <p className="small secondary">{text('workshop.function.extent.hint')}</p>}
    </>
  );
}

const clamped = (score: number): number => Math.min(100, Math.max(0, score));

type Point = [number, number];

/** Points in the order of their values: those are put in order again when one passes another. */
function Points({ points, onChange }: { points: Point[]; onChange: (points: Point[]) => void }) {
  const text = useText();
  const sorted = (list: Point[]): Point[] => [...list].sort((a, b) => a[0] - b[0]);
  const last = points.at(-1) ?? [0, 0];
  return (
    <ul className="points">
      {points.map(([value, score], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a point is known by its place while its value is typed
        <li key={index}>
          <NumberField
            hideLabel
            compact
            label={text('workshop.value')}
            value={value}
            onChange={(typed) => onChange(points.map((point, at) => (at === index ? [typed, point[1]] : point)))}
          />
          <span aria-hidden="true">→</span>
          <NumberField
            hideLabel
            compact
            label={text('workshop.criterion.score')}
            value={score}
            onChange={(typed) => onChange(points.map((point, at) => (at === index ? [point[0], clamped(typed)] : point)))}
          />
          <IconButton
            compact
            icon={Trash2}
            label={text('workshop.function.remove-point')}
            isDisabled={points.length < 2}
            onPress={() => onChange(points.filter((_, at) => at !== index))}
          />
        </li>
      ))}
      <li>
        <Button size="compact" icon={Plus} onPress={() => onChange(sorted([...points, [last[0] + 1, last[1]]]))}>
          {text('workshop.function.add-point')}
        </Button>
      </li>
    </ul>
  );
}
