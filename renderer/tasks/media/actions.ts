/** What is done with photos, documents and notes; refusals in words, each file on its own. */
import type { CallParams } from '../../../shared/contract/engine.ts';
import type { ChosenFile } from '../../../shared/contract/shell.ts';
import type { Media, MediaTarget } from '../../../shared/domain/media.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import { call } from '../../engine/call.ts';
import { EngineFailure } from '../../engine/failure.ts';
import { shellCall } from '../../engine/shell.ts';
import { useNotices } from '../../state/notices.ts';
import { attempt } from '../attempt.ts';
import { makeThumbnail } from './thumbnail.ts';

export const MEDIA = 'medias';

/** The words a piece is called by. */
export function pieceName(piece: Pick<Media, 'caption' | 'name' | 'text'>, text: Translate): string {
  const firstLine = piece.text?.split('\n').find((line) => line.trim() !== '');
  return piece.caption ?? (piece.name !== '' ? piece.name : (firstLine?.trim() ?? text('media.note-untitled')));
}

export async function chooseFiles(): Promise<ChosenFile[]> {
  return shellCall('chooseOpen', { purpose: 'attachment' });
}

/** A photo takes the day and the place its camera noted; the place can be taken away. One step for each file. */
export async function addFiles(files: readonly ChosenFile[], target: MediaTarget | null): Promise<void> {
  for (const file of files) {
    await attempt(async () => {
      const look = await call('media/look', { file: file.token });
      const small = look.content && (await makeThumbnail(look.content, look.contentType));
      if (look.content && !small) throw new EngineFailure({ code: 'photo-unreadable', params: { file: look.name } });
      const { genre, date, place } = look;
      await call('media/add', { file: file.token, genre, target, date, place, ...(small ?? {}) });
    });
  }
}

export function addNote(target: MediaTarget | null, words: Omit<CallParams<'media/update'>, 'id'>): Promise<boolean> {
  return attempt(async () => {
    await call('media/add', { file: null, genre: 'note', target, ...words });
  });
}

export function updatePiece(id: number, words: Omit<CallParams<'media/update'>, 'id'>): Promise<boolean> {
  return attempt(async () => {
    await call('media/update', { id, ...words });
  });
}

export function orderPieces(ids: readonly number[]): Promise<boolean> {
  return attempt(async () => {
    await call('media/order', { ids: [...ids] });
  });
}

export function removePiece(id: number): Promise<boolean> {
  return attempt(async () => {
    await call('media/remove', { ids: [id] });
    useNotices.getState().toast('media.removed', {}, 'ok', 'history/undo');
  });
}

export function savePiece({ id, name }: Media): Promise<boolean> {
  return attempt(async () => {
    const file = await shellCall('chooseSave', { purpose: 'attachment', name });
    if (!file) return;
    const { written } = await call('media/save', { id, file: file.token });
    useNotices.getState().toast('media.saved', { name: written }, 'ok');
  });
}

/** Written where only this run sees it, then handed over by main, which asks first. */
export function openPiece({ id, name }: Media): Promise<boolean> {
  return attempt(async () => {
    const file = await shellCall('temporaryFile', { name });
    await call('media/save', { id, file: file.token });
    await shellCall('openTemporary', { token: file.token });
  });
}
