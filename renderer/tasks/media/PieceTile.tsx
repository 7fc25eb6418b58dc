import { FileText, StickyNote } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Media } from '../../../shared/domain/media.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useText } from '../../ui/text.tsx';
import { usePicture } from '../use-picture.ts';
import { pieceName } from './actions.ts';

/** A piece in a grid: the photo itself, or an icon; its words below. */
export function PieceTile({ piece }: { piece: Media }) {
  const text = useText();
  const picture = usePicture(piece.thumbnail, 'image/jpeg');
  const name = pieceName(piece, text);
  return (
    <Button
      className={`piece-tile ${piece.genre}`}
      data-piece={piece.id}
      onPress={() => useDialogs.getState().show({ kind: 'piece', id: piece.id })}
    >
      <span className="piece-picture">
        {picture ? (
          <img src={picture} alt="" draggable={false} />
        ) : piece.genre === 'note' ? (
          <>
            <StickyNote size={18} />
            <span className="piece-words">{piece.text}</span>
          </>
        ) : (
          <>
            <FileText size={22} />
            <span className="piece-type" aria-hidden>
              {piece.name.split('.').at(-1)?.slice(0, 5).toUpperCase()}
            </span>
          </>
        )}
      </span>
      <span className="piece-name ellipsis">{name}</span>
    </Button>
  );
}
