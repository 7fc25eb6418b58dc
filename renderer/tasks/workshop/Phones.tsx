import { Smartphone, Square } from 'lucide-react';
import { useEffect, useState } from 'react';
import { call } from '../../engine/call.ts';
import { on } from '../../engine/events.ts';
import { useQuery } from '../../engine/query.ts';
import { useProject } from '../../state/project.ts';
import { useWorkshop } from '../../state/workshop.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { useLanguage, useText } from '../../ui/text.tsx';
import { attempt } from '../attempt.ts';
import { QrCode } from './QrCode.tsx';

/** What the room's server says of itself, kept in the store for the public window too. */
export function useRoom(): void {
  const generation = useProject((store) => store.generation);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another project has another room
  useEffect(() => {
    const { set } = useWorkshop.getState();
    void call('workshop/room', {})
      .then((room) => set({ room }))
      .catch(() => undefined);
    return on('workshop/room', ({ room }) => set({ room }));
  }, [generation]);
}

/** Phones on the network of the room: off until the facilitator says so, nothing leaves the room. */
export function Phones() {
  const text = useText();
  const language = useLanguage();
  const room = useWorkshop((store) => store.room);
  const { data: addresses } = useQuery('workshop/addresses', {}, []);
  const [address, setAddress] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const chosen = address ?? addresses?.[0]?.address ?? null;
  const start = async (): Promise<void> => {
    if (chosen === null) return;
    setBusy(true);
    await attempt(async () => useWorkshop.getState().set({ room: await call('workshop/start-room', { address: chosen, language }) }));
    setBusy(false);
  };
  const stop = (): Promise<boolean> =>
    attempt(async () => {
      await call('workshop/stop-room', {});
      useWorkshop.getState().set({ room: null });
    });
  if (room)
    return (
      <div className="phones" data-testid="room">
        <QrCode rows={room.code} label={text('workshop.room.code')} />
        <div className="workshop-form">
          <p>{text('workshop.room.scan')}</p>
          <p className="selectable room-address">{room.url}</p>
          <p className="number big">{text('workshop.room.joined', { joined: room.joined, submitted: room.submitted })}</p>
          <p className="small secondary">{text('workshop.room.rule', { seats: room.seats })}</p>
          <div className="row">
            <Button icon={Square} onPress={() => void stop()}>
              {text('workshop.room.stop')}
            </Button>
          </div>
        </div>
      </div>
    );
  return (
    <div className="workshop-form site-tab">
      <p className="secondary">{text('workshop.room.lead')}</p>
      {addresses && addresses.length === 0 && <p>{text('workshop.room.no-network')}</p>}
      {addresses && addresses.length > 0 && (
        <div className="form-pair end">
          <Select
            label={text('workshop.room.address')}
            choices={addresses.map((one) => ({ id: one.address, label: `${one.address} (${one.name})` }))}
            value={chosen}
            onChange={setAddress}
          />
          <Button look="primary" icon={Smartphone} busy={busy} onPress={() => void start()}>
            {text('workshop.room.start')}
          </Button>
        </div>
      )}
    </div>
  );
}
