import { Check, Undo2, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { parsePosition } from '../../map/editing/parse-position.ts';
import { useEditing } from '../../state/editing.ts';
import { useView } from '../../state/view.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.tsx';
import { order } from './desk.ts';
import { TypedField, typedNumber } from './TypedField.tsx';

/** A drawing by figures: coordinates of a vertex, or length and bearing of the next segment. */
export function SketchFields({ point, onLeave }: { point: boolean; onLeave: () => void }) {
  const text = useText();
  const sketch = useEditing((store) => store.sketch);
  const figure = useEditing((store) => store.typed);
  const epsg = useView((view) => view.readout.epsg);
  const [place, setPlace] = useState('');
  const [length, setLength] = useState('');
  const [angle, setAngle] = useState('');
  const lengthField = useRef<HTMLInputElement>(null);
  const seen = useRef(figure.count);
  const begun = (sketch?.vertices ?? 0) > 0;
  const xy = place.trim() === '' ? null : parsePosition(place, epsg);
  const [metres, degrees] = [typedNumber(length), typedNumber(angle)];
  const wrongLength = metres === undefined || (metres !== null && metres <= 0);

  const lock = (typedLength: string, typedAngle: string): void => {
    const [length_m, angle_deg] = [typedNumber(typedLength), typedNumber(typedAngle)];
    order({
      kind: 'lock',
      length_m: length_m !== undefined && length_m !== null && length_m > 0 ? length_m : null,
      angle_deg: angle_deg ?? null,
    });
  };
  // a figure typed over the map begins the length
  useEffect(() => {
    if (figure.count === seen.current) return;
    seen.current = figure.count;
    setLength(figure.figure);
    order({ kind: 'lock', length_m: Number(figure.figure) || null, angle_deg: null });
    lengthField.current?.focus();
  }, [figure]);
  const putPlace = (): void => {
    if (!xy) {
      // Entrée in an empty field ends what has been drawn
      if (place.trim() === '' && sketch?.complete) order({ kind: 'finish' });
      return;
    }
    order({ kind: 'position', xy });
    setPlace('');
  };
  const putSegment = (): void => {
    if (wrongLength || degrees === undefined || (metres === null && degrees === null)) return;
    order({ kind: 'place' });
    setLength('');
    setAngle('');
  };
  return (
    <div className="row editing-fields">
      <TypedField
        label={text('drawing.coordinates')}
        placeholder={text('drawing.coordinates-hint')}
        width={186}
        value={place}
        invalid={place.trim() !== '' && xy === null}
        onChange={setPlace}
        onEnter={putPlace}
        onEscape={onLeave}
      />
      {!point && (
        <>
          <TypedField
            label={text('drawing.length')}
            unit="m"
            width={92}
            value={length}
            invalid={wrongLength}
            inputRef={lengthField}
            onChange={(typed) => {
              setLength(typed);
              lock(typed, angle);
            }}
            onEnter={putSegment}
            onEscape={onLeave}
          />
          <TypedField
            label={text('drawing.angle')}
            unit="°"
            width={76}
            value={angle}
            invalid={degrees === undefined}
            onChange={(typed) => {
              setAngle(typed);
              lock(length, typed);
            }}
            onEnter={putSegment}
            onEscape={onLeave}
          />
          <span className="row editing-ends">
            <IconButton
              compact
              icon={Check}
              label={text('drawing.finish')}
              shortcut="Enter"
              isDisabled={!sketch?.complete}
              onPress={() => order({ kind: 'finish' })}
            />
            <IconButton
              compact
              icon={Undo2}
              label={text('drawing.undo-vertex')}
              shortcut="Backspace"
              isDisabled={!begun}
              onPress={() => order({ kind: 'undo-vertex' })}
            />
            <IconButton
              compact
              icon={X}
              label={text('drawing.drop')}
              shortcut="Escape"
              isDisabled={!begun}
              onPress={() => order({ kind: 'drop' })}
            />
          </span>
        </>
      )}
    </div>
  );
}
