import { FilePlus2, StickyNote } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import type { MediaTarget } from '../../../shared/domain/media.ts';
import { useQuery } from '../../engine/query.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useMedia } from '../../state/media.ts';
import { Button } from '../../ui/Button.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { addFiles, chooseFiles, MEDIA } from './actions.ts';
import { PieceTile } from './PieceTile.tsx';
import './media.css';

/** What is attached to one object: photos, documents, notes, in their order; files are added by a dialog or dropped here. */
export function PieceSection({ target }: { target: MediaTarget }) {
  const text = useText();
  const format = useFormat();
  const { data } = useQuery('media/list', { target }, [MEDIA]);
  const { data: totals } = useQuery('media/totals', {}, [MEDIA]);
  const [over, setOver] = useState(false);
  const [adding, setAdding] = useState(false);
  const pieces = data ?? [];
  const add = async (): Promise<void> => {
    const files = await chooseFiles();
    setAdding(true);
    await addFiles(files, target);
    setAdding(false);
  };
  const dragged = (event: DragEvent): void => {
    if (event.dataTransfer.types.includes('Files')) setOver(true);
  };
  return (
    <section
      className={`sheet-section pieces${over ? ' over' : ''}`}
      data-testid="pieces"
      data-help="pieces"
      aria-label={text('media.title')}
      onDragOver={dragged}
      onDragLeave={() => setOver(false)}
      // main is told of the files by the drop itself; here is said what they are for
      onDrop={() => {
        setOver(false);
        useMedia.getState().set({ drop: target });
      }}
    >
      <h3>{text('media.title')}</h3>
      {pieces.length > 0 && (
        <div className="piece-grid">
          {pieces.map((piece) => (
            <PieceTile key={piece.id} piece={piece} />
          ))}
        </div>
      )}
      <p className="small muted piece-drop">{text(adding ? 'media.adding' : 'media.drop')}</p>
      <div className="row piece-actions">
        <Button size="compact" icon={FilePlus2} busy={adding} onPress={() => void add()}>
          {text('media.add-file')}
        </Button>
        <Button size="compact" icon={StickyNote} onPress={() => useDialogs.getState().show({ kind: 'note', target, place: null })}>
          {text('media.add-note')}
        </Button>
      </div>
      {totals && totals.count > 0 && (
        <p className="micro muted">
          {text('media.totals', { count: totals.count, bytes: totals.bytes > 0 ? format.bytes(totals.bytes) : 'none' })}
        </p>
      )}
    </section>
  );
}
