/** Pieces (photos, documents, notes): whether the map shows them, which one waits for its place, and what a drop of files is meant for. */
import { create } from 'zustand';
import type { MediaTarget } from '../../shared/domain/media.ts';

interface MediaStore {
  readonly shown: boolean;
  /** The piece that the next click on the map places; `note`: a new note goes there. */
  readonly placing: number | 'note' | null;
  /** The object whose pieces a drop under way goes to. */
  readonly drop: MediaTarget | null;
  readonly set: (change: Partial<Omit<MediaStore, 'set'>>) => void;
}

export const useMedia = create<MediaStore>()((set) => ({ shown: true, placing: null, drop: null, set: (change) => set(change) }));
