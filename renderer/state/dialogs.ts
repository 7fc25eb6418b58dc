/** The one dialog that is open. */
import { create } from 'zustand';
import type { ChosenFile } from '../../shared/contract/shell.ts';
import type { Annotation } from '../../shared/domain/annotations.ts';
import type { KnownSource } from '../../shared/domain/catalogue.ts';
import type { MediaTarget } from '../../shared/domain/media.ts';
import type { ReportKind } from '../../shared/domain/report.ts';
import type { Bookmark } from '../../shared/domain/views.ts';
import type { FinishedJob } from './jobs.ts';
import type { WorkshopDialog } from './workshop.ts';

/** A file to import; `known`: what the catalogue that fetched it says of it. */
export interface ImportFile extends ChosenFile {
  readonly known?: KnownSource | undefined;
}

export type DialogState =
  | { readonly kind: 'import'; readonly files: readonly ImportFile[] }
  | { readonly kind: 'import-running'; readonly jobs: readonly string[] }
  | { readonly kind: 'import-report'; readonly jobs: readonly FinishedJob[] }
  | { readonly kind: 'export-map' }
  | { readonly kind: 'export-layer'; readonly table: string }
  | { readonly kind: 'merge-objects' | 'buffer'; readonly table: string; readonly fids: readonly number[] }
  | {
      readonly kind: 'delete-objects';
      readonly table: string;
      readonly fids: readonly number[];
      /** Rows of other tables that would go too. */
      readonly held: readonly { readonly table: string; readonly count: number }[];
    }
  | { readonly kind: 'site-from-parcels'; readonly fids: readonly number[] }
  | { readonly kind: 'close'; readonly answer: (choice: 'save' | 'discard' | 'stay') => void }
  | { readonly kind: 'palette'; readonly commandsOnly: boolean }
  /** Null: a new one, of the present view. */
  | { readonly kind: 'bookmark'; readonly bookmark: Bookmark | null }
  | { readonly kind: 'base-map-address' }
  | { readonly kind: 'go-to' }
  /** `layer`: its id. */
  | { readonly kind: 'layer-filter' | 'layer-name'; readonly layer: string }
  | { readonly kind: 'select-by-expression' | 'select-by-place' | 'kept-selections' }
  | { readonly kind: 'settings' | 'properties' | 'shortcuts' | 'about' | 'changed-outside' | 'import-reports' | 'territory' | 'catalogue' }
  | { readonly kind: 'piece'; readonly id: number }
  | { readonly kind: 'note'; readonly target: MediaTarget | null; readonly place: [number, number] | null }
  | { readonly kind: 'annotation-text'; readonly annotation: Annotation | null; readonly place: readonly [number, number] | null }
  | { readonly kind: 'restore' | 'pieces' }
  /** `fid`: of the site it is about, where one was selected. */
  | { readonly kind: 'report'; readonly report: ReportKind; readonly fid: number | null }
  | { readonly kind: 'workshop'; readonly dialog: WorkshopDialog };

interface DialogStore {
  readonly dialog: DialogState | null;
  readonly show: (dialog: DialogState) => void;
  readonly close: () => void;
}

export const useDialogs = create<DialogStore>()((set) => ({
  dialog: null,
  show: (dialog) => set({ dialog }),
  close: () => set({ dialog: null }),
}));
