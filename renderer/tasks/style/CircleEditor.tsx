import { circleOf, decimalsFor } from '../../../shared/cartography/make-style.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { useQuery } from '../../engine/query.ts';
import { NestedCircles } from '../../map/NestedCircles.tsx';
import { useLanguage, useText } from '../../ui/text.tsx';
import { ColourField } from './ColourField.tsx';
import { FieldPicker } from './FieldPicker.tsx';
import { NumberInput } from './NumberInput.tsx';
import { byCircles, fieldsFor } from './restyle.ts';
import type { RendererOf, StyleEdit } from './use-style-edit.ts';

interface CircleEditorProps {
  readonly layer: LayerInfo;
  readonly renderer: RendererOf<'proportional'>;
  readonly edit: StyleEdit;
}

/** Circles whose area follows a number: the value and the radius of one of them set all others. */
export function CircleEditor({ layer, renderer, edit }: CircleEditorProps) {
  const text = useText();
  const language = useLanguage();
  const { data } = useQuery('layers/statistics', { table: layer.id, field: renderer.field }, [layer.table, 'emprise_couches']);
  return (
    <>
      <FieldPicker
        fields={fieldsFor('proportional', layer)}
        value={renderer.field}
        onChange={(field) => void byCircles(layer, field).then((next) => edit.commit({ renderer: next }))}
      />
      <div className="style-row">
        <NumberInput
          label={text('style.reference')}
          value={renderer.reference}
          decimals={decimalsFor([0, renderer.reference])}
          least={1e-9}
          onChange={(reference) => reference !== null && edit.commit({ renderer: { ...renderer, reference } })}
        />
        <NumberInput
          label={text('style.radius')}
          unit="mm"
          value={renderer.radius_mm}
          least={0.5}
          most={40}
          step={0.5}
          onChange={(radius) => radius !== null && edit.commit({ renderer: { ...renderer, radius_mm: radius } })}
        />
      </div>
      <ColourField
        label={text('style.colour')}
        value={renderer.symbolisation.symbol?.colour ?? '#2a7f8e'}
        onChange={(colour) => edit.settle({ renderer: { ...renderer, symbolisation: circleOf(colour) } })}
      />
      <h3 className="style-heading">{text('style.circles')}</h3>
      <NestedCircles renderer={renderer} language={language} />
      {data && <p className="micro muted">{text('style.missing-count', { count: data.missing })}</p>}
    </>
  );
}
