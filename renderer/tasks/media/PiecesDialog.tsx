import { Paperclip } from 'lucide-react';
import { useQuery } from '../../engine/query.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useMedia } from '../../state/media.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { MEDIA } from './actions.ts';
import { PieceTile } from './PieceTile.tsx';
import './media.css';

/** All pieces of the project, the newest first, with what they weigh. */
export function PiecesDialog() {
  const text = useText();
  const format = useFormat();
  const { data } = useQuery('media/list', { target: null }, [MEDIA]);
  const { shown, set } = useMedia();
  const bytes = (data ?? []).reduce((sum, piece) => sum + piece.bytes, 0);
  return (
    <Dialog
      title={text('media.all')}
      icon={<Paperclip size={18} aria-hidden="true" />}
      width={760}
      onClose={() => useDialogs.getState().close()}
      footer={
        <>
          <Checkbox checked={shown} onChange={(value) => set({ shown: value })}>
            {text('media.show-places')}
          </Checkbox>
          <span className="grow" />
          {data && (
            <span className="small muted">
              {text('media.totals', { count: data.length, bytes: bytes > 0 ? format.bytes(bytes) : 'none' })}
            </span>
          )}
        </>
      }
    >
      {data?.length === 0 && (
        <EmptyState icon={Paperclip} title={text('media.empty')}>
          {text('media.drop')}
        </EmptyState>
      )}
      <div className="piece-grid wide">
        {data?.map((piece) => (
          <PieceTile key={piece.id} piece={piece} />
        ))}
      </div>
    </Dialog>
  );
}
