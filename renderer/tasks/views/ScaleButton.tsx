import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { readScale, USUAL_SCALES } from '../../../shared/format/scales.ts';
import { roundedDenominator } from '../../map/scale.ts';
import { useView } from '../../state/view.ts';
import { LinkButton } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useFormat } from '../../ui/format.ts';
import { Popover } from '../../ui/Popover.tsx';
import { useText } from '../../ui/text.tsx';
import { activeMap } from './maps.ts';

/** The scale of the map: press it to type another, or to take one that is usual. */
export function ScaleButton() {
  const text = useText();
  const format = useFormat();
  const denominator = useView((view) => view.readout.scaleDenominator);
  const shown = denominator === null ? '' : format.scale(roundedDenominator(denominator));
  return (
    <Popover
      label={text('views.scale')}
      placement="top end"
      width={200}
      trigger={
        <LinkButton aria-label={text('views.scale-now', { scale: shown })} data-scale="">
          <span className="number" data-testid="scale">
            {shown}
          </span>
        </LinkButton>
      }
    >
      {(close) => <ScaleForm onDone={close} />}
    </Popover>
  );
}

function ScaleForm({ onDone }: { onDone: () => void }) {
  const text = useText();
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const [isRefused, setRefused] = useState(false);
  const take = (denominator: number): void => {
    onDone();
    activeMap()?.camera.setScale(denominator);
  };
  const done = (): void => {
    const denominator = readScale(typed);
    if (denominator === null) setRefused(true);
    else take(denominator);
  };
  return (
    <div className="scale-form">
      <TextField
        compact
        autoFocus
        label={text('views.scale')}
        placeholder={format.scale(25_000)}
        value={typed}
        error={isRefused ? text('views.scale-unread') : null}
        onChange={(value) => {
          setTyped(value);
          setRefused(false);
        }}
        onKeyDown={(event) => event.key === 'Enter' && done()}
      />
      <ul aria-label={text('views.usual-scales')}>
        {USUAL_SCALES.map((denominator) => (
          <li key={denominator}>
            <AriaButton className="menu-item number" onPress={() => take(denominator)}>
              {format.scale(denominator)}
            </AriaButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
