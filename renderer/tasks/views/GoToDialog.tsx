import { useState } from 'react';
import { formatDegrees } from '../../../shared/format/degrees.ts';
import { type Place, readCoordinates } from '../../../shared/search/index.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useMapViews } from '../../state/map-views.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogFooter } from '../../ui/DialogFooter.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useFormat } from '../../ui/format.ts';
import { Radios } from '../../ui/Radio.tsx';
import { Select } from '../../ui/Select.tsx';
import { useLanguage, useText } from '../../ui/text.tsx';

const SAME_SCALE = 'same';
const SCALES = [2000, 5000, 25_000, 100_000] as const;
const WGS84 = 4326;

/** Typed coordinates, read as one types them: what they were taken for is said before the map moves. */
export function GoToDialog({ onGo }: { onGo: (longitude: number, latitude: number, scaleDenominator: number | null) => void }) {
  const text = useText();
  const format = useFormat();
  const language = useLanguage();
  const form = useMapViews((views) => views.degrees);
  const { close } = useDialogs.getState();
  const [typed, setTyped] = useState('');
  const [scale, setScale] = useState<string>(SAME_SCALE);
  const [chosen, setChosen] = useState(0);
  const places = readCoordinates(typed);
  const place = places[Math.min(chosen, places.length - 1)];
  const unread = typed.trim() !== '' && places.length === 0;
  const go = (): void => {
    if (!place) return;
    close();
    onGo(place.longitude, place.latitude, scale === SAME_SCALE ? null : Number(scale));
  };
  const wordsOf = ({ epsg, numbers, longitude, latitude }: Place): string => {
    const degrees = formatDegrees(longitude, latitude, language, form);
    return epsg === WGS84 ? degrees : `${systemName(epsg, text)} · ${format.coordinates(numbers[0], numbers[1])} · ${degrees}`;
  };
  return (
    <Dialog
      title={text('views.go-to-title')}
      width={480}
      onClose={close}
      footer={
        <DialogFooter onCancel={close}>
          <Button look="primary" isDisabled={!place} onPress={go}>
            {text('views.go')}
          </Button>
        </DialogFooter>
      }
    >
      <div className="go-to">
        <TextField
          label={text('views.coordinates')}
          placeholder={text('views.coordinates-example')}
          value={typed}
          onChange={(value) => {
            setTyped(value);
            setChosen(0);
          }}
          autoFocus
          error={unread ? text('views.coordinates-unread') : null}
          onKeyDown={(event) => event.key === 'Enter' && go()}
        />
        {places.length > 1 ? (
          <Radios
            label={text('views.which-place')}
            choices={places.map((one, index) => ({ id: String(index), content: wordsOf(one) }))}
            value={String(chosen)}
            onChange={(id) => setChosen(Number(id))}
          />
        ) : (
          <p className="small muted" role="status" data-testid="place-read">
            {place ? wordsOf(place) : text('views.coordinates-hint')}
          </p>
        )}
        <Select
          label={text('views.scale')}
          value={scale}
          onChange={setScale}
          choices={[
            { id: SAME_SCALE, label: text('views.same-scale') },
            ...SCALES.map((denominator) => ({ id: String(denominator), label: format.scale(denominator) })),
          ]}
        />
      </div>
    </Dialog>
  );
}

/** The conic zones have no message of their own. */
function systemName(epsg: number, text: ReturnType<typeof useText>): string {
  return epsg >= 3942 && epsg <= 3950 ? `CC${epsg - 3900}` : text(`crs.short.${epsg}`);
}
