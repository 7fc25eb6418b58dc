/**
 * What main remembers between two starts, one JSON file in the user data folder. Every version's schema stays here, with its step to the next.
 * A file that cannot be read is kept aside under another name and the defaults are used: settings never stop the application.
 */
import { readFileSync, renameSync } from 'node:fs';
import { z } from 'zod';
import { preferencesSchema } from '../../shared/contract/shell.ts';
import { writeFileAtomically } from './atomic-file.ts';

export const RECENT_KEPT = 20;

const boundsSchema = z.object({ x: z.number().int(), y: z.number().int(), width: z.number().int(), height: z.number().int() });
const recentSchema = z.object({ path: z.string(), name: z.string(), openedAt: z.string() });

const settingsV1 = z.object({
  version: z.literal(1),
  // those added since the first version take their usual value in an older file
  preferences: preferencesSchema.extend({
    contrast: preferencesSchema.shape.contrast.default('system'),
    motion: preferencesSchema.shape.motion.default('system'),
    textSize: preferencesSchema.shape.textSize.default(100),
  }),
  window: z.object({ bounds: boundsSchema.nullable(), maximized: z.boolean() }),
  recent: z.array(recentSchema).max(RECENT_KEPT),
  /** Screen the public window of a workshop stood on last. */
  projector: boundsSchema.nullable().default(null),
});
export type Settings = z.output<typeof settingsV1>;
export type RecentEntry = Settings['recent'][number];

export const DEFAULT_SETTINGS: Settings = {
  version: 1,
  preferences: { language: 'fr', theme: 'system', contrast: 'system', motion: 'system', textSize: 100, networkAllowed: false },
  window: { bounds: null, maximized: false },
  recent: [],
  projector: null,
};

export interface SettingsStore {
  get(): Settings;
  change(patch: Partial<Omit<Settings, 'version'>>): Settings;
}

function read(file: string): Settings {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return DEFAULT_SETTINGS;
  }
  try {
    return settingsV1.parse(JSON.parse(text));
  } catch {
    // kept for whoever wants to look; overwriting it would lose the list of recent projects for good
    renameSync(file, `${file}.illisible`);
    return DEFAULT_SETTINGS;
  }
}

export function openSettings(file: string): SettingsStore {
  let current = read(file);
  return {
    get: () => current,
    change: (patch) => {
      current = settingsV1.parse({ ...current, ...patch });
      try {
        writeFileAtomically(file, `${JSON.stringify(current, null, 2)}\n`);
      } catch (error) {
        // a full disk or a read-only profile: the session goes on with what was asked
        process.stderr.write(`settings: ${(error as Error).message}\n`);
      }
      return current;
    },
  };
}
