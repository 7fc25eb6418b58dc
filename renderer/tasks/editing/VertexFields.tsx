import { ChevronLeft, ChevronRight, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { parsePosition } from '../../map/editing/parse-position.ts';
import { useEditing } from '../../state/editing.ts';
import { useSelectedIn } from '../../state/selection.ts';
import { useView } from '../../state/view.ts';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.tsx';
import { order } from './desk.ts';
import { TypedField } from './TypedField.tsx';

/** The vertex chosen: its coordinates, to be typed anew; the ones before and after it. */
export function VertexFields({ table, onLeave }: { table: string; onLeave: () => void }) {
  const text = useText();
  const format = useFormat();
  const sketch = useEditing((store) => store.sketch);
  const epsg = useView((view) => view.readout.epsg);
  const selected = useSelectedIn(table).length > 0;
  const chosen = sketch?.chosen ?? null;
  const shown = chosen ? `${format.number(chosen[0], 3)} ${format.number(chosen[1], 3)}`.replace(/[\u00a0\u202f]/g, '') : '';
  const [typed, setTyped] = useState(shown);
  useEffect(() => setTyped(shown), [shown]);
  const xy = parsePosition(typed, epsg);
  if (!selected) return <p className="small secondary editing-why">{text('drawing.choose-object')}</p>;
  return (
    <div className="row editing-fields">
      <TypedField
        label={text('drawing.vertex')}
        placeholder={text('drawing.vertex-hint')}
        width={210}
        value={typed}
        invalid={chosen !== null && xy === null}
        onChange={setTyped}
        onEnter={() => xy && chosen && order({ kind: 'move-vertex', to: xy })}
        onEscape={onLeave}
      />
      <span className="row editing-ends">
        <IconButton
          compact
          icon={ChevronLeft}
          label={text('drawing.previous-vertex')}
          onPress={() => order({ kind: 'step-vertex', step: -1 })}
        />
        <IconButton
          compact
          icon={ChevronRight}
          label={text('drawing.next-vertex')}
          onPress={() => order({ kind: 'step-vertex', step: 1 })}
        />
        <IconButton
          compact
          icon={Trash2}
          label={text('drawing.delete-vertex')}
          shortcut="Delete"
          isDisabled={(sketch?.chosenCount ?? 0) === 0}
          onPress={() => order({ kind: 'delete-vertex' })}
        />
      </span>
      <span className="small secondary number editing-count">
        {text('drawing.vertices', { count: sketch?.vertices ?? 0, chosen: sketch?.chosenCount ?? 0 })}
      </span>
    </div>
  );
}
