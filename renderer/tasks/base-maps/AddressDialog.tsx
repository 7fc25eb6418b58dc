import { Globe } from 'lucide-react';
import { useState } from 'react';
import type { EngineError } from '../../../shared/contract/errors.ts';
import type { BaseMap, OfferedService } from '../../../shared/domain/base-maps.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { errorText } from '../../state/error-text.ts';
import { useNotices } from '../../state/notices.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogFooter } from '../../ui/DialogFooter.tsx';
import { TextField } from '../../ui/Field.tsx';
import { TechnicalDetails } from '../../ui/TechnicalDetails.tsx';
import { useText } from '../../ui/text.tsx';
import { addBaseMap } from './actions.ts';
import { readBaseMaps } from './feed.ts';
import { OfferedLayers } from './OfferedLayers.tsx';

/** An address, what is there, one layer of it. `epsg`: of the map, to say what it would be bent from. */
export function AddressDialog({ epsg }: { readonly epsg: number }) {
  const text = useText();
  const { close } = useDialogs.getState();
  const [address, setAddress] = useState('');
  const [read, setRead] = useState<{ address: string; service: OfferedService } | null>(null);
  const [error, setError] = useState<EngineError | null>(null);
  const [busy, setBusy] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [named, setNamed] = useState<{ title?: string; attribution?: string; last?: string }>({});

  const layer = read?.service.layers.find(({ name }) => name === chosen) ?? null;
  const title = named.title ?? layer?.map.title ?? '';
  const attribution = named.attribution ?? layer?.map.attribution ?? '';
  const last = Number(named.last ?? (layer?.map.source.type === 'xyz' ? layer.map.source.levels.last : 0));
  const isSound = layer !== null && title.trim() !== '' && Number.isInteger(last) && last >= 0 && last <= 22;

  const look = async (): Promise<void> => {
    const given = address.trim();
    if (given === '' || busy) return;
    setBusy(true);
    setError(null);
    setRead(null);
    setNamed({});
    try {
      const service = await call('base-maps/look', { address: given });
      setRead({ address: given, service });
      setChosen(service.layers[0]?.name ?? null);
    } catch (refusal) {
      setError(refusalOf(refusal));
    }
    setBusy(false);
  };
  const add = async (): Promise<void> => {
    if (!layer || !read || !isSound) return;
    const { source } = layer.map;
    const map: BaseMap = {
      ...layer.map,
      title: title.trim(),
      attribution: attribution.trim(),
      source: source.type === 'xyz' ? { ...source, levels: { first: 0, last } } : source,
    };
    try {
      const kept = await call('base-maps/keep', { map, address: read.address });
      await addBaseMap(kept, kept.title);
      await readBaseMaps();
      close();
    } catch (refusal) {
      useNotices.getState().refuse(refusalOf(refusal));
    }
  };

  return (
    <Dialog
      title={text('base-maps.dialog-title')}
      icon={<Globe size={22} />}
      width={680}
      onClose={close}
      footer={
        <DialogFooter onCancel={close}>
          <Button look="primary" isDisabled={!isSound} onPress={() => void add()} data-testid="base-map-add">
            {text('base-maps.dialog-add')}
          </Button>
        </DialogFooter>
      }
    >
      <form
        className="base-map-address"
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <div className="asked">
          <TextField label={text('base-maps.dialog-address')} value={address} onChange={setAddress} autoFocus placeholder="https://" />
          <Button type="submit" busy={busy} isDisabled={address.trim() === ''} data-testid="base-map-look">
            {text('base-maps.dialog-read')}
          </Button>
        </div>
        <p className="small muted">{text(busy ? 'base-maps.dialog-reading' : 'base-maps.dialog-hint')}</p>
        {error && (
          <Banner tone="danger">
            {errorText(error, text)}
            <TechnicalDetails code={error.code} details={error.details} />
          </Banner>
        )}
        {read && (
          <OfferedLayers
            service={read.service}
            epsg={epsg}
            chosen={chosen}
            onChoose={(name) => {
              setChosen(name);
              setNamed({});
            }}
          />
        )}
        {read?.service.hasSecret && <Banner tone="info">{text('base-maps.dialog-secret')}</Banner>}
        {layer && (
          <div className="named">
            <TextField label={text('base-maps.dialog-name')} value={title} onChange={(value) => setNamed({ ...named, title: value })} />
            <TextField
              label={text('base-maps.dialog-attribution')}
              value={attribution}
              onChange={(value) => setNamed({ ...named, attribution: value })}
            />
            {layer.map.source.type === 'xyz' && (
              <TextField
                label={text('base-maps.dialog-last')}
                value={named.last ?? String(layer.map.source.levels.last)}
                onChange={(value) => setNamed({ ...named, last: value })}
              />
            )}
          </div>
        )}
      </form>
    </Dialog>
  );
}
