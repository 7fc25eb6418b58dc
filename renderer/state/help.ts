/** What the help speaks of, above whatever is open; null while it is closed. */
import { create } from 'zustand';

export const HELP_TOPICS = [
  ...(['workbench', 'start', 'map', 'layers', 'style', 'table', 'inspector', 'history', 'palette'] as const),
  ...(['import', 'import-report', 'catalogue', 'territory', 'export-map', 'export-layer', 'reports'] as const),
  ...([
    'base-maps',
    'views',
    'measure',
    'selection',
    'editing',
    'annotations',
    'pieces',
    'restore',
    'layout',
    'workshop',
    'settings',
    'tasks',
  ] as const),
] as const;
export type HelpTopic = (typeof HELP_TOPICS)[number];

interface HelpStore {
  readonly topic: HelpTopic | null;
  readonly show: (topic: HelpTopic) => void;
  readonly close: () => void;
}

export const useHelp = create<HelpStore>()((set) => ({
  topic: null,
  show: (topic) => set({ topic }),
  close: () => set({ topic: null }),
}));

export function isHelpTopic(name: string): name is HelpTopic {
  return (HELP_TOPICS as readonly string[]).includes(name);
}
