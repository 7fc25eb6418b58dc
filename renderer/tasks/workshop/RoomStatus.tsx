import { CircleCheck, Monitor } from 'lucide-react';
import { useWorkshop } from '../../state/workshop.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';

/** Below, seconds would read 0,0. */
const TENTH = 100;

/** In the status bar: how long the draws took, and which screen the room looks at. */
export function RoomStatus() {
  const text = useText();
  const format = useFormat();
  const drawn_ms = useWorkshop((store) => store.drawn_ms);
  const screen = useWorkshop((store) => store.projecting.screen);
  return (
    <>
      {drawn_ms !== null && (
        <span className="status-cell number">
          <CircleCheck size={13} />
          {text('workshop.status.stability', {
            time: drawn_ms < TENTH ? format.unit(format.number(drawn_ms), 'ms') : format.duration(drawn_ms),
          })}
        </span>
      )}
      {screen && (
        <span className="status-cell number">
          <Monitor size={13} />
          {text('workshop.status.screen', { ...screen })}
        </span>
      )}
    </>
  );
}
