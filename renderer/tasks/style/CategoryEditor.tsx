import { type PaletteChoice, repainted, type StyledShape, withPatterns } from '../../../shared/cartography/make-style.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import type { StyleRenderer } from '../../../shared/domain/style.ts';
import { useQuery } from '../../engine/query.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { ClassList } from './ClassList.tsx';
import { FieldPicker } from './FieldPicker.tsx';
import { PalettePicker } from './PalettePicker.tsx';
import { byCategories, fieldsFor, MOST_CATEGORIES } from './restyle.ts';
import type { RendererOf, StyleEdit } from './use-style-edit.ts';

interface CategoryEditorProps {
  readonly layer: LayerInfo;
  readonly renderer: RendererOf<'categorised'>;
  readonly shape: StyledShape;
  readonly edit: StyleEdit;
}

/** One look for each value of a field, and one for all others. */
export function CategoryEditor({ layer, renderer, shape, edit }: CategoryEditorProps) {
  const text = useText();
  const format = useFormat();
  const { data: counts } = useQuery('layers/classes', { table: layer.id, style: layer.style }, [layer.table, 'emprise_couches']);
  const { data: found } = useQuery('layers/statistics', { table: layer.id, field: renderer.field }, [layer.table, 'emprise_couches']);
  const put = (next: StyleRenderer): void => edit.commit({ renderer: next });
  const { categories } = renderer;
  const patterned = categories.some(({ symbolisation }) => symbolisation.fill?.pattern);
  return (
    <>
      <FieldPicker
        fields={fieldsFor('categorised', layer)}
        value={renderer.field}
        onChange={(field) => void byCategories(layer, shape, field).then(put)}
      />
      <PalettePicker
        value={renderer.palette ?? null}
        classes={categories.length}
        onChange={(palette: PaletteChoice) => put(repainted(renderer, palette, shape))}
      />
      {shape === 'polygon' && (
        <Checkbox checked={patterned} onChange={(on) => put(withPatterns(renderer, on))}>
          {text('style.patterns')}
        </Checkbox>
      )}
      {found && found.distinct > MOST_CATEGORIES && (
        <p className="micro warn">{text('style.too-many', { count: format.number(found.distinct), kept: MOST_CATEGORIES })}</p>
      )}
      {found && <p className="micro muted">{text('style.missing-count', { count: found.missing })}</p>}
      <ClassList
        shape={shape}
        classes={[
          ...categories.map((one, index) => ({
            key: one.value,
            label: one.label,
            symbolisation: one.symbolisation,
            count: counts?.[index] ?? null,
          })),
          ...(renderer.other
            ? [
                {
                  key: '@other',
                  label: '@style.other',
                  symbolisation: renderer.other,
                  count: counts?.[categories.length] ?? null,
                  fixed: true,
                },
              ]
            : []),
        ]}
        onSymbol={(index, symbolisation) =>
          edit.settle({
            renderer:
              index === categories.length
                ? { ...renderer, other: symbolisation }
                : { ...renderer, categories: categories.map((one, place) => (place === index ? { ...one, symbolisation } : one)) },
          })
        }
        onLabel={(index, label) =>
          put({ ...renderer, categories: categories.map((one, place) => (place === index ? { ...one, label } : one)) })
        }
        onRemove={(index) =>
          put(
            index === categories.length
              ? { ...renderer, other: null }
              : { ...renderer, categories: categories.filter((_, place) => place !== index) },
          )
        }
      />
    </>
  );
}
