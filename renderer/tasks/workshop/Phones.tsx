import { RefreshCw, Smartphone, Square } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { RoomState } from '../../../shared/domain/workshop.ts';
import { call } from '../../engine/call.ts';
import { on } from '../../engine/events.ts';
import { useQuery } from '../../engine/query.ts';
import { useProject } from '../../state/project.ts';
import { useWorkshop } from '../../state/workshop.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { useLanguage, useText } from '../../ui/text.tsx';
import { attempt } from '../attempt.ts';
import { Cards } from './Cards.tsx';
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

type Admission = RoomState['admission'];
const LOOPBACK = '127.';

/** Phones on the network of the room: off until the facilitator says so, nothing leaves the room. */
export function Phones() {
  const room = useWorkshop((store) => store.room);
  return room ? <OpenRoom room={room} /> : <ClosedRoom />;
}

function OpenRoom({ room }: { room: RoomState }) {
  const text = useText();
  const stop = (): Promise<boolean> =>
    attempt(async () => {
      await call('workshop/stop-room', {});
      useWorkshop.getState().set({ room: null });
    });
  return (
    <div className="phones" data-testid="room">
      <QrCode rows={room.code} label={text('workshop.room.code')} />
      <div className="workshop-form">
        {!room.reachable && <Banner tone="danger">{text('workshop.room.moved', { address: room.address })}</Banner>}
        <p>{text('workshop.room.scan')}</p>
        <p className="selectable room-address">{room.url}</p>
        <p className="number big">{text('workshop.room.joined', { joined: room.joined, submitted: room.submitted })}</p>
        {room.admission === 'open' && room.fromOne > 1 && (
          <Banner tone="warning">{text('workshop.room.from-one', { count: room.fromOne })}</Banner>
        )}
        <p className="small secondary">
          {text(room.admission === 'personal' ? 'workshop.room.rule.personal' : 'workshop.room.rule', { seats: room.seats })}
        </p>
        {room.admission === 'personal' && <Cards />}
        <div className="row">
          <Button icon={Square} onPress={() => void stop()}>
            {text('workshop.room.stop')}
          </Button>
        </div>
      </div>
    </div>
  );
}

function ClosedRoom() {
  const text = useText();
  const language = useLanguage();
  const admission = useWorkshop((store) => store.admission);
  const [looks, setLooks] = useState(0);
  const { data: addresses } = useQuery('workshop/addresses', { looks }, []);
  const [address, setAddress] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const known = addresses?.some((one) => one.address === address) === true;
  const chosen = (known ? address : null) ?? addresses?.[0]?.address ?? null;
  const start = async (): Promise<void> => {
    if (chosen === null) return;
    setBusy(true);
    await attempt(async () => {
      useWorkshop.getState().set({ room: await call('workshop/start-room', { address: chosen, admission, language }) });
    });
    setBusy(false);
  };
  const alone = addresses?.every((one) => one.address.startsWith(LOOPBACK));
  return (
    <div className="workshop-form site-tab">
      <p className="secondary">{text('workshop.room.lead')}</p>
      <div className="field">
        <span className="field-label">{text('workshop.room.admission')}</span>
        <Segmented
          label={text('workshop.room.admission')}
          choices={(['open', 'personal'] as const).map((id) => ({ id, label: text(`workshop.room.admission.${id}`) }))}
          value={admission}
          onChange={(id) => useWorkshop.getState().set({ admission: id as Admission })}
        />
        <p className="small secondary">{text(`workshop.room.${admission}.hint`)}</p>
      </div>
      {admission === 'personal' && (
        <>
          <Cards />
          <p className="small secondary">{text('workshop.room.cards.without-code')}</p>
        </>
      )}
      {alone && (
        <Banner
          tone="warning"
          actions={
            <Button size="compact" icon={RefreshCw} onPress={() => setLooks(looks + 1)}>
              {text('workshop.room.again')}
            </Button>
          }
        >
          {text('workshop.room.alone')}
        </Banner>
      )}
      {addresses && addresses.length > 0 && (
        <div className="form-pair end">
          <Select
            label={text('workshop.room.address')}
            choices={addresses.map((one) => ({ id: one.address, label: `${one.address} (${one.name})` }))}
            value={chosen}
            onChange={setAddress}
          />
          <span className="row">
            <Button look="primary" icon={Smartphone} busy={busy} onPress={() => void start()}>
              {text('workshop.room.start')}
            </Button>
            {!alone && <IconButton icon={RefreshCw} label={text('workshop.room.again')} onPress={() => setLooks(looks + 1)} />}
          </span>
        </div>
      )}
      <p className="small muted">{text('workshop.room.browsers')}</p>
    </div>
  );
}
