import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { useView } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { NumberInput } from './NumberInput.tsx';
import type { StyleEdit } from './use-style-edit.ts';

/** From which scale to which a layer is drawn. */
export function ScaleEditor({ layer, edit }: { layer: LayerInfo; edit: StyleEdit }) {
  const text = useText();
  const format = useFormat();
  const here = useView((view) => view.readout.scaleDenominator);
  const { minScaleDenominator, maxScaleDenominator } = layer.style;
  const bounds = [
    { key: 'maxScaleDenominator' as const, label: text('style.scale-from'), value: maxScaleDenominator },
    { key: 'minScaleDenominator' as const, label: text('style.scale-to'), value: minScaleDenominator },
  ];
  return (
    <>
      {bounds.map(({ key, label, value }) => (
        <div key={key} className="style-row end">
          <NumberInput
            label={label}
            unit="1:n"
            least={1}
            decimals={0}
            step={1000}
            empty={text('style.scale-none')}
            value={value}
            onChange={(next) => edit.commit({ [key]: next })}
          />
          <Button size="compact" isDisabled={here === null} onPress={() => here !== null && edit.commit({ [key]: Math.round(here) })}>
            {text('style.use-here')}
          </Button>
        </div>
      ))}
      {here !== null && <p className="small">{text('style.scale-here', { scale: format.scale(here) })}</p>}
      <p className="micro muted">{text('style.scale-hint')}</p>
    </>
  );
}
