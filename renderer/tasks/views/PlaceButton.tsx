import { Copy, Crosshair, Settings2 } from 'lucide-react';
import { runCommand, shortcutOf } from '../../state/commands.ts';
import { useMapViews } from '../../state/map-views.ts';
import { useView } from '../../state/view.ts';
import { LinkButton } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { useText } from '../../ui/text.tsx';
import { copyPlace, placeTexts } from './actions.ts';

/** Where the pointer is, or the centre of the map when it is elsewhere: in the system of the map and in degrees. Press to copy. */
export function PlaceButton() {
  const text = useText();
  const pointer = useView((view) => view.readout.pointer);
  const centre = useView((view) => view.readout.centre);
  const epsg = useView((view) => view.readout.epsg);
  const form = useMapViews((views) => views.degrees);
  const at = pointer ?? centre;
  if (!at) return null;
  const { metres, degrees } = placeTexts(at, epsg);
  return (
    <>
      <LinkButton
        aria-label={text(pointer ? 'views.copy-pointer' : 'views.copy-centre', { place: `${metres} ${degrees}` })}
        onPress={copyPlace}
      >
        <span className="place number" data-testid="place">
          {!pointer && <Crosshair size={12} aria-hidden="true" />}
          {metres} <span className="place-degrees">{degrees}</span>
        </span>
      </LinkButton>
      <Menu
        label={text('views.place-options')}
        placement="top end"
        trigger={<IconButton compact icon={Settings2} label={text('views.place-options')} placement="top" />}
        entries={[
          {
            id: 'copy',
            label: text('command.map/copy-place'),
            icon: Copy,
            shortcut: shortcutOf('map/copy-place'),
            run: () => runCommand('map/copy-place'),
          },
          {
            id: 'go',
            label: text('command.map/go-to'),
            icon: Crosshair,
            shortcut: shortcutOf('map/go-to'),
            run: () => runCommand('map/go-to'),
          },
          {
            id: 'form',
            label: text(form === 'decimal' ? 'views.use-dms' : 'views.use-decimal'),
            separated: true,
            run: () => useMapViews.getState().set({ degrees: form === 'decimal' ? 'dms' : 'decimal' }),
          },
        ]}
      />
    </>
  );
}
