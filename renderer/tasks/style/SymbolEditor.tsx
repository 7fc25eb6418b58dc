import type { StyledShape } from '../../../shared/cartography/make-style.ts';
import { type Fill, PATTERN_IDS, type PointSymbol, type Stroke, SYMBOL_IDS, type Symbolisation } from '../../../shared/domain/style.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { useFormat } from '../../ui/format.ts';
import { Select } from '../../ui/Select.tsx';
import { PercentSlider } from '../../ui/Slider.tsx';
import { useText } from '../../ui/text.tsx';
import { ColourField } from './ColourField.tsx';
import { Millimetres } from './Millimetres.tsx';

interface SymbolEditorProps {
  readonly value: Symbolisation;
  readonly shape: StyledShape;
  readonly onChange: (value: Symbolisation) => void;
}

/** Everything one class looks like: ground and pattern, outline, line, symbol, as far as its shape has them. */
export function SymbolEditor({ value, shape, onChange }: SymbolEditorProps) {
  const text = useText();
  const { fill, stroke, casing, symbol } = value;
  return (
    <div className="symbol-editor">
      {shape === 'point' && <PointEditor symbol={symbol} onChange={(next) => onChange({ ...value, symbol: next })} />}
      {shape === 'polygon' && <FillEditor fill={fill} onChange={(next) => onChange({ ...value, fill: next })} />}
      {shape !== 'point' && (
        <StrokeEditor
          title={text(shape === 'line' ? 'style.line' : 'style.stroke')}
          stroke={stroke}
          optional={shape === 'polygon'}
          onChange={(next) => onChange({ ...value, stroke: next })}
        />
      )}
      {shape === 'line' && (
        <StrokeEditor title={text('style.casing')} stroke={casing} optional onChange={(next) => onChange({ ...value, casing: next })} />
      )}
    </div>
  );
}

const PLAIN_FILL: Fill = { colour: '#8c8c8c', opacity: 0.85, pattern: null, patternColour: null };

function FillEditor({ fill, onChange }: { fill: Fill | null; onChange: (fill: Fill | null) => void }) {
  const text = useText();
  const format = useFormat();
  const shown = fill ?? { ...PLAIN_FILL, colour: null };
  const put = (change: Partial<Fill>): void => {
    const next = { ...shown, ...change };
    onChange(next.colour === null && next.pattern === null ? null : next);
  };
  return (
    <fieldset>
      <legend>{text('style.fill')}</legend>
      <Checkbox checked={shown.colour === null} onChange={(without) => put({ colour: without ? null : (PLAIN_FILL.colour as string) })}>
        {text('style.no-fill')}
      </Checkbox>
      {shown.colour !== null && <ColourField label={text('style.colour')} value={shown.colour} onChange={(colour) => put({ colour })} />}
      <Select
        compact
        label={text('style.pattern')}
        value={shown.pattern ?? 'none'}
        onChange={(id) => put({ pattern: PATTERN_IDS.find((one) => one === id) ?? null, patternColour: shown.patternColour ?? '#1d2426' })}
        choices={['none', ...PATTERN_IDS].map((id) => ({ id, label: text(`pattern.${id}`) }))}
      />
      {shown.pattern && (
        <ColourField
          label={text('style.pattern-colour')}
          value={shown.patternColour ?? '@m-label'}
          onChange={(patternColour) => put({ patternColour })}
        />
      )}
      {(shown.colour !== null || shown.pattern !== null) && (
        <div className="slider-row">
          <span className="field-label">{text('style.opacity')}</span>
          <PercentSlider
            label={text('style.opacity')}
            value={Math.round(shown.opacity * 100)}
            onChange={(percent) => put({ opacity: percent / 100 })}
            onChangeEnd={(percent) => put({ opacity: percent / 100 })}
          />
          <span className="micro number">{format.percent(shown.opacity)}</span>
        </div>
      )}
    </fieldset>
  );
}

const PLAIN_STROKE: Stroke = { colour: '#4a4f52', width_mm: 0.3, opacity: 1, dash_mm: [] };
const DASHES: Readonly<Record<string, readonly number[]>> = { solid: [], dashes: [2, 1], dots: [0.4, 0.8], mixed: [3, 0.9, 0.5, 0.9] };

interface StrokeEditorProps {
  readonly title: string;
  readonly stroke: Stroke | null;
  readonly optional: boolean;
  readonly onChange: (stroke: Stroke | null) => void;
}

function StrokeEditor({ title, stroke, optional, onChange }: StrokeEditorProps) {
  const text = useText();
  const dash = stroke ? (Object.entries(DASHES).find(([, lengths]) => lengths.join() === stroke.dash_mm.join())?.[0] ?? 'own') : 'solid';
  return (
    <fieldset>
      <legend>{title}</legend>
      {optional && (
        <Checkbox checked={stroke === null} onChange={(without) => onChange(without ? null : PLAIN_STROKE)}>
          {text('style.no-stroke')}
        </Checkbox>
      )}
      {stroke && (
        <>
          <ColourField label={text('style.colour')} value={stroke.colour} onChange={(colour) => onChange({ ...stroke, colour })} />
          <Millimetres
            label="style.width"
            most={20}
            usual={0}
            value={stroke.width_mm}
            onChange={(width_mm) => onChange({ ...stroke, width_mm })}
          />
          <Select
            compact
            label={text('style.dash')}
            value={dash}
            onChange={(id) => id !== 'own' && onChange({ ...stroke, dash_mm: [...(DASHES[id] ?? [])] })}
            choices={[...Object.keys(DASHES), ...(dash === 'own' ? ['own'] : [])].map((id) => ({ id, label: text(`style.dash.${id}`) }))}
          />
        </>
      )}
    </fieldset>
  );
}

const PLAIN_SYMBOL: PointSymbol = { id: 'circle', size_mm: 2, colour: '#4a4f52', outline: '#ffffff' };

function PointEditor({ symbol, onChange }: { symbol: PointSymbol | null; onChange: (symbol: PointSymbol) => void }) {
  const text = useText();
  const shown = symbol ?? PLAIN_SYMBOL;
  return (
    <fieldset>
      <legend>{text('style.symbol')}</legend>
      <Select
        compact
        hideLabel
        label={text('style.symbol')}
        value={shown.id}
        onChange={(id) => onChange({ ...shown, id: SYMBOL_IDS.find((one) => one === id) ?? 'circle' })}
        choices={SYMBOL_IDS.map((id) => ({ id, label: text(`symbol.${id}`) }))}
      />
      <ColourField label={text('style.colour')} value={shown.colour} onChange={(colour) => onChange({ ...shown, colour })} />
      <Millimetres
        label="style.size"
        least={0.2}
        most={30}
        step={0.2}
        usual={2}
        value={shown.size_mm}
        onChange={(size_mm) => onChange({ ...shown, size_mm })}
      />
      <Checkbox checked={shown.outline === null} onChange={(without) => onChange({ ...shown, outline: without ? null : '#ffffff' })}>
        {text('style.no-outline')}
      </Checkbox>
      {shown.outline !== null && (
        <ColourField label={text('style.outline')} value={shown.outline} onChange={(outline) => onChange({ ...shown, outline })} />
      )}
    </fieldset>
  );
}
