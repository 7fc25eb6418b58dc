import { ArrowLeft, ArrowRight, ExternalLink, FileText, Image, MapPin, Save, StickyNote, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import type { Media } from '../../../shared/domain/media.ts';
import { useQuery } from '../../engine/query.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useProject } from '../../state/project.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.tsx';
import { usePicture } from '../use-picture.ts';
import { MEDIA, openPiece, orderPieces, pieceName, removePiece, savePiece, updatePiece } from './actions.ts';
import { NoteText } from './NoteText.tsx';
import { givenWords, hasWrongDay, PieceForm, typedWords } from './PieceForm.tsx';
import { useContent } from './use-content.ts';
import './media.css';

const ICONS = { photo: Image, document: FileText, note: StickyNote } as const;

interface PieceDialogProps {
  readonly id: number;
  readonly onSee: (place: readonly [number, number]) => void;
  /** The next click on the map places this piece. */
  readonly onPlace: (id: number) => void;
}

/** One piece: seen whole, named, dated, placed, put in order, opened, written out, removed. */
export function PieceDialog({ id, onSee, onPlace }: PieceDialogProps) {
  const { data } = useQuery('media/list', { target: null }, [MEDIA]);
  const piece = data?.find((one) => one.id === id);
  return piece ? <OnePiece key={id} piece={piece} all={data ?? []} onSee={onSee} onPlace={onPlace} /> : null;
}

function OnePiece({ piece, all, onSee, onPlace }: { piece: Media; all: readonly Media[] } & Omit<PieceDialogProps, 'id'>) {
  const text = useText();
  const { close } = useDialogs.getState();
  const readOnly = useProject((store) => store.project?.readOnly ?? true);
  const [words, setWords] = useState(typedWords(piece));
  const Icon = ICONS[piece.genre];
  const isWrong = hasWrongDay(words);
  const changed = isWrong || JSON.stringify(givenWords(words)) !== JSON.stringify(givenWords(typedWords(piece)));
  const keep = async (): Promise<void> => {
    if (!changed || (await updatePiece(piece.id, givenWords(words)))) close();
  };
  const remove = async (): Promise<void> => {
    close();
    await removePiece(piece.id);
  };
  return (
    <Dialog
      title={pieceName(piece, text)}
      icon={<Icon size={18} aria-hidden="true" />}
      width={640}
      onClose={close}
      footer={
        <>
          <Button look="danger" icon={Trash2} isDisabled={readOnly} onPress={() => void remove()}>
            {text('media.remove')}
          </Button>
          <span className="grow" />
          {piece.genre !== 'note' && (
            <Button icon={Save} onPress={() => void savePiece(piece)}>
              {text('media.save')}
            </Button>
          )}
          {piece.genre !== 'note' && (
            <Button icon={ExternalLink} onPress={() => void openPiece(piece)}>
              {text('media.open')}
            </Button>
          )}
          <Button look="primary" isDisabled={isWrong} onPress={() => void keep()}>
            {text(changed ? 'media.keep' : 'action.close')}
          </Button>
        </>
      }
    >
      {piece.genre === 'photo' && <Photo piece={piece} />}
      {piece.genre === 'note' && piece.text && !changed && <NoteText text={piece.text} />}
      <PieceFacts piece={piece} />
      <PieceForm withText={piece.genre === 'note'} words={words} onChange={setWords} />
      <PiecePlace piece={piece} onSee={onSee} onPlace={onPlace} />
      {piece.target && <PieceOrder piece={piece} all={all} />}
    </Dialog>
  );
}

function Photo({ piece }: { piece: Media }) {
  const text = useText();
  const whole = usePicture(useContent(piece.id), piece.contentType);
  const small = usePicture(piece.thumbnail, 'image/jpeg');
  const shown = whole ?? small;
  return <div className="piece-photo">{shown && <img src={shown} alt={pieceName(piece, text)} draggable={false} />}</div>;
}

function PieceFacts({ piece }: { piece: Media }) {
  const text = useText();
  const format = useFormat();
  const layer = piece.target && text('media.attached', { layer: piece.target.table });
  const facts = [
    text(`media.genre.${piece.genre}`),
    piece.width && piece.height
      ? text('media.dimensions', { width: format.number(piece.width), height: format.number(piece.height) })
      : null,
    piece.bytes > 0 ? format.bytes(piece.bytes) : null,
    layer ?? text('media.free'),
  ];
  return <p className="small muted piece-facts">{facts.filter((fact) => fact !== null).join(' · ')}</p>;
}

function PiecePlace({ piece, onSee, onPlace }: { piece: Media } & Omit<PieceDialogProps, 'id'>) {
  const text = useText();
  const format = useFormat();
  const { close } = useDialogs.getState();
  const { place } = piece;
  const leave = (then: () => void): void => {
    close();
    then();
  };
  return (
    <div className="piece-place">
      <MapPin size={16} aria-hidden="true" />
      <span className="grow small">
        {text('media.place')}{' '}
        <span className="secondary number">{place ? format.coordinates(place[0], place[1], 5) : text('media.place.none')}</span>
      </span>
      {place && (
        <Button size="compact" look="discreet" onPress={() => leave(() => onSee(place))}>
          {text('media.place.see')}
        </Button>
      )}
      <Button size="compact" look="discreet" onPress={() => leave(() => onPlace(piece.id))}>
        {text('media.place.choose')}
      </Button>
      {place && (
        <IconButton compact icon={X} label={text('media.place.remove')} onPress={() => void updatePiece(piece.id, { place: null })} />
      )}
    </div>
  );
}

function PieceOrder({ piece, all }: { piece: Media; all: readonly Media[] }) {
  const text = useText();
  const { data } = useQuery('media/list', piece.target ? { target: piece.target } : null, [MEDIA]);
  const ids = (data ?? all).map(({ id }) => id);
  const at = ids.indexOf(piece.id);
  const move = (by: number): void => {
    const order = ids.filter((id) => id !== piece.id);
    order.splice(at + by, 0, piece.id);
    void orderPieces(order);
  };
  if (ids.length < 2) return null;
  return (
    <div className="row piece-order">
      <Button size="compact" look="discreet" icon={ArrowLeft} isDisabled={at <= 0} onPress={() => move(-1)}>
        {text('media.earlier')}
      </Button>
      <Button size="compact" look="discreet" icon={ArrowRight} isDisabled={at < 0 || at === ids.length - 1} onPress={() => move(1)}>
        {text('media.later')}
      </Button>
    </div>
  );
}
