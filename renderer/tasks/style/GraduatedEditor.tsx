import { Minus, Plus } from 'lucide-react';
import {
  decimalsFor,
  graduated,
  type PaletteChoice,
  rangeLabels,
  repainted,
  type StyledShape,
} from '../../../shared/cartography/make-style.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { CLASS_METHODS, type ClassMethod, type StyleRenderer, type Symbolisation } from '../../../shared/domain/style.ts';
import { useQuery } from '../../engine/query.ts';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { useLanguage, useText } from '../../ui/text.tsx';
import { ClassList } from './ClassList.tsx';
import { FieldPicker } from './FieldPicker.tsx';
import { Histogram } from './Histogram.tsx';
import { NumberInput } from './NumberInput.tsx';
import { PalettePicker } from './PalettePicker.tsx';
import { byClasses, type ClassChoice, choiceOf, fieldsFor } from './restyle.ts';
import type { RendererOf, StyleEdit } from './use-style-edit.ts';

interface GraduatedEditorProps {
  readonly layer: LayerInfo;
  readonly renderer: RendererOf<'graduated'>;
  readonly shape: StyledShape;
  readonly edit: StyleEdit;
}

const MOST_CLASSES = 12;

/** Classes of a number: how they are found, in which colours, and their bounds, one by one or on the histogram. */
export function GraduatedEditor({ layer, renderer, shape, edit }: GraduatedEditorProps) {
  const text = useText();
  const format = useFormat();
  const language = useLanguage();
  const choice = choiceOf(renderer);
  const { data } = useQuery(
    'layers/statistics',
    { table: layer.id, field: renderer.field, method: choice.method, classes: choice.classes },
    [layer.table, 'emprise_couches'],
  );
  const { data: counts } = useQuery('layers/classes', { table: layer.id, style: layer.style }, [layer.table, 'emprise_couches']);
  const numbers = data?.numbers ?? null;
  const put = (next: StyleRenderer): void => edit.commit({ renderer: next });
  const reclass = async (change: Partial<ClassChoice>): Promise<void> =>
    put(await byClasses(layer, shape, { ...choice, ...change }, language));
  const breaks = renderer.classes.map(({ upTo }) => upTo);
  const least = numbers?.least ?? breaks[0] ?? 0;
  const most = Math.max(numbers?.most ?? 0, breaks.at(-1) ?? 0);
  /** Bounds moved by hand: looks stay with their class, labels follow. */
  const rebounded = (next: readonly number[]): StyleRenderer => {
    if (next.length !== renderer.classes.length)
      return graduated({
        ...choice,
        method: 'manual',
        least,
        breaks: next,
        base: renderer.classes[0]?.symbolisation as Symbolisation,
        shape,
        language,
      });
    const labels = rangeLabels(least, next, language);
    const classes = renderer.classes.map((one, index) => ({ ...one, upTo: next[index] as number, label: labels[index] as string }));
    return { ...renderer, method: 'manual', classes };
  };
  const setMethod = (method: ClassMethod): void => {
    if (method === 'manual') put({ ...renderer, method });
    else void reclass({ method });
  };
  const decimals = decimalsFor([least, ...breaks]);
  const setClasses = (classes: number): void =>
    void reclass({
      classes: Math.min(MOST_CLASSES, Math.max(1, classes)),
      method: choice.method === 'manual' ? 'quantiles' : choice.method,
    });
  const outside = counts && data ? data.count - data.missing - counts.slice(0, breaks.length).reduce((sum, one) => sum + one, 0) : 0;
  return (
    <>
      <FieldPicker
        fields={fieldsFor('graduated', layer)}
        value={renderer.field}
        onChange={(field) => void reclass({ field, method: choice.method === 'manual' ? 'quantiles' : choice.method })}
      />
      <div className="style-row">
        <Select
          compact
          label={text('style.method')}
          value={choice.method}
          onChange={(id) => setMethod(id as ClassMethod)}
          choices={CLASS_METHODS.map((id) => ({ id, label: text(`style.method.${id}`) }))}
        />
        <div className="stepper">
          <span className="field-label">{text('style.classes')}</span>
          <div className="row">
            <IconButton
              compact
              icon={Minus}
              label={text('style.fewer')}
              isDisabled={breaks.length <= 1}
              onPress={() => setClasses(breaks.length - 1)}
            />
            <span className="number" data-testid="class-count">
              {breaks.length}
            </span>
            <IconButton
              compact
              icon={Plus}
              label={text('style.more')}
              isDisabled={breaks.length >= MOST_CLASSES}
              onPress={() => setClasses(breaks.length + 1)}
            />
          </div>
        </div>
      </div>
      <PalettePicker
        value={choice.palette}
        classes={breaks.length}
        onChange={(palette: PaletteChoice) => put(repainted(renderer, palette, shape))}
      />
      {numbers && (
        <Histogram
          counts={numbers.histogram}
          least={least}
          most={most}
          breaks={breaks}
          decimals={Math.max(decimals, most - least < 10 ? 2 : 0)}
          colours={renderer.classes.map((one) => colourOf(one.symbolisation))}
          onMove={(next) => edit.preview({ renderer: rebounded(next) })}
          onMoved={(next) => put(rebounded(next))}
        />
      )}
      {numbers && (
        <p className="micro muted">
          {text('style.range', {
            least: format.number(numbers.least, decimals),
            most: format.number(numbers.most, decimals),
            mean: format.number(numbers.mean, decimals + 1),
            median: format.number(numbers.median, decimals + 1),
          })}
          {` · ${text('style.fit', { share: format.percent(numbers.fit) })}`}
          {numbers.sampled !== null && ` · ${text('style.sampled', { count: format.number(numbers.sampled) })}`}
        </p>
      )}
      {data && <p className="micro muted">{text('style.missing-count', { count: data.missing })}</p>}
      {outside > 0 && <p className="micro warn">{text('style.outside', { count: outside })}</p>}
      <ClassList
        shape={shape}
        classes={[
          ...renderer.classes.map((one, index) => ({
            key: String(index),
            label: one.label,
            symbolisation: one.symbolisation,
            count: counts?.[index] ?? null,
          })),
          ...(renderer.missing
            ? [
                {
                  key: 'missing',
                  label: '@style.missing',
                  symbolisation: renderer.missing,
                  count: counts?.[breaks.length] ?? null,
                  fixed: true,
                },
              ]
            : []),
        ]}
        onSymbol={(index, symbolisation) =>
          edit.settle({
            renderer:
              index === renderer.classes.length
                ? { ...renderer, missing: symbolisation }
                : { ...renderer, classes: renderer.classes.map((one, place) => (place === index ? { ...one, symbolisation } : one)) },
          })
        }
        onLabel={(index, label) =>
          put({ ...renderer, classes: renderer.classes.map((one, place) => (place === index ? { ...one, label } : one)) })
        }
      />
      <div className="bounds">
        {breaks.slice(0, -1).map((bound, index) => (
          <NumberInput
            // biome-ignore lint/suspicious/noArrayIndexKey: a bound is its place
            key={index}
            label={text('style.value-of-break', { index: index + 1 })}
            value={bound}
            decimals={6}
            step={10 ** -decimals}
            least={index === 0 ? least : (breaks[index - 1] as number)}
            most={breaks[index + 1] as number}
            onChange={(value) => value !== null && put(rebounded(breaks.map((one, place) => (place === index ? value : one))))}
          />
        ))}
      </div>
    </>
  );
}

function colourOf({ fill, stroke, symbol }: Symbolisation): string {
  return fill?.colour ?? symbol?.colour ?? stroke?.colour ?? '#8c8c8c';
}
