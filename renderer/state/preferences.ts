import { create } from 'zustand';
import type { Preferences } from '../../shared/contract/shell.ts';

interface PreferenceStore extends Preferences {
  /** What `theme` means at this moment, the system's choice included. */
  readonly shownTheme: 'light' | 'dark';
  /** What `contrast` means at this moment. */
  readonly highContrast: boolean;
  readonly version: string;
  /** The page draws the title bar and leaves room for the system's buttons. */
  readonly overlayControls: boolean;
  readonly receive: (change: Partial<Omit<PreferenceStore, 'receive'>>) => void;
}

export const usePreferences = create<PreferenceStore>()((set) => ({
  language: 'fr',
  theme: 'system',
  contrast: 'system',
  motion: 'system',
  textSize: 100,
  networkAllowed: false,
  shownTheme: 'light',
  highContrast: false,
  version: '',
  overlayControls: false,
  receive: (change) => set(change),
}));
