import { FilePlus2, Paperclip, StickyNote } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from '../../engine/query.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useMedia } from '../../state/media.ts';
import { useProject } from '../../state/project.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { addFiles, chooseFiles, MEDIA } from './actions.ts';
import { PieceTile } from './PieceTile.tsx';
import './media.css';

/** All pieces of the project, the newest first, with what they weigh. */
export function PiecesDialog() {
  const text = useText();
  const format = useFormat();
  const { data } = useQuery('media/list', { target: null }, [MEDIA]);
  const { shown, set } = useMedia();
  const readOnly = useProject((store) => store.project?.readOnly ?? true);
  const [adding, setAdding] = useState(false);
  const add = async (): Promise<void> => {
    const files = await chooseFiles();
    setAdding(true);
    await addFiles(files, null);
    setAdding(false);
  };
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
          <Button
            icon={StickyNote}
            isDisabled={readOnly}
            onPress={() => useDialogs.getState().show({ kind: 'note', target: null, place: null })}
          >
            {text('media.add-note')}
          </Button>
          <Button icon={FilePlus2} busy={adding} isDisabled={readOnly} onPress={() => void add()}>
            {text('media.add-file')}
          </Button>
        </>
      }
    >
      {data?.length === 0 && (
        <EmptyState icon={Paperclip} title={text('media.empty')}>
          {text('media.empty-hint')}
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
