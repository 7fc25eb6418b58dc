import { CircleAlert, CircleCheck } from 'lucide-react';
import type { PaletteChoice } from '../../../shared/cartography/make-style.ts';
import { PALETTE_TYPES, PALETTES, paletteColours, paletteOf, printableClasses, safeClasses } from '../../../shared/cartography/palettes.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { useText } from '../../ui/text.tsx';

interface PalettePickerProps {
  readonly value: PaletteChoice | null;
  readonly classes: number;
  readonly onChange: (palette: PaletteChoice) => void;
}

/** Palettes by kind, each with its own colours; under the choice, how many classes it bears for every eye and in grey. */
export function PalettePicker({ value, classes, onChange }: PalettePickerProps) {
  const text = useText();
  const chosen = value && paletteOf(value.id);
  const safe = chosen ? safeClasses(chosen) : 0;
  const printable = chosen ? printableClasses(chosen) : 0;
  const isSafe = classes <= safe;
  return (
    <div className="palette-field">
      <span className="field-label">{text('style.palette')}</span>
      <Popover
        label={text('style.palette')}
        placement="bottom start"
        width={280}
        trigger={
          <Button aria-label={`${text('style.palette')}, ${chosen ? text(`palette.${chosen.id}`) : ''}`}>
            {chosen ? (
              <Colours colours={paletteColours(chosen, Math.max(2, Math.min(9, classes)), value.reversed)} />
            ) : (
              text('style.choose-palette')
            )}
          </Button>
        }
      >
        {(close) => (
          <div className="palette-list">
            {PALETTE_TYPES.map((type) => (
              <section key={type}>
                <h4>{text(`palette.${type}`)}</h4>
                {PALETTES.filter((palette) => palette.type === type).map((palette) => (
                  <button
                    key={palette.id}
                    type="button"
                    className={palette.id === value?.id ? 'chosen' : ''}
                    onClick={() => {
                      onChange({ id: palette.id, reversed: value?.reversed ?? false });
                      close();
                    }}
                  >
                    <Colours colours={paletteColours(palette, type === 'qualitative' ? palette.colours.length : 7)} />
                    <span>{text(`palette.${palette.id}`)}</span>
                  </button>
                ))}
              </section>
            ))}
          </div>
        )}
      </Popover>
      {chosen && (
        <>
          <Checkbox checked={value.reversed} onChange={(reversed) => onChange({ id: value.id, reversed })}>
            {text('style.reverse')}
          </Checkbox>
          <p className={`palette-note micro${isSafe ? '' : ' warn'}`}>
            {isSafe ? <CircleCheck size={12} /> : <CircleAlert size={12} />}
            {text(isSafe ? 'style.safe' : 'style.unsafe', { count: safe })}
          </p>
          <p className={`palette-note micro${classes <= printable ? '' : ' muted'}`}>
            {classes <= printable ? <CircleCheck size={12} /> : <CircleAlert size={12} />}
            {printable < 2 ? text('style.unprintable') : text('style.printable', { count: printable })}
          </p>
        </>
      )}
    </div>
  );
}

function Colours({ colours }: { colours: readonly string[] }) {
  return (
    <svg className="palette-colours" viewBox={`0 0 ${colours.length} 1`} preserveAspectRatio="none" aria-hidden="true">
      {colours.map((colour, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a colour may come twice, its place is its name
        <rect key={index} x={index} width="1.02" height="1" fill={colour} />
      ))}
    </svg>
  );
}
