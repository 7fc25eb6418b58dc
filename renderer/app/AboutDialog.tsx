import { useQuery } from '../engine/query.ts';
import { useDialogs } from '../state/dialogs.ts';
import { usePreferences } from '../state/preferences.ts';
import { BrandMark } from '../ui/BrandMark.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useText } from '../ui/text.tsx';

export function AboutDialog() {
  const text = useText();
  const version = usePreferences((preferences) => preferences.version);
  const { data } = useQuery('app/info', {}, []);
  return (
    <Dialog title={text('about.title')} icon={<BrandMark size={26} />} width={440} onClose={useDialogs.getState().close}>
      <p>{text('start.version', { version })}</p>
      {data && <p className="small muted">{text('about.engine', { node: data.node, sqlite: data.sqlite })}</p>}
      <p className="small secondary">{text('start.offline')}</p>
    </Dialog>
  );
}
