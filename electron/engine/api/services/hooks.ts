import type { Language } from '../../../../shared/messages/index.ts';

/** Where Emprise is installed: read-only files and its own version. */
export interface Installation {
  /** Folder of fonts and reference tables. */
  readonly resources: string;
  readonly version: string;
}

/** How a long deed talks to whoever asked for it. */
export interface Hooks extends Installation {
  readonly language: Language;
  /** `step` is the message `job.step.<step>`, `subject` names the layer or file; total 0 = unknown. */
  progress(step: string, subject: string, done: number, total: number): void;
  /** Throws EmpriseError('cancelled') when the user asked to stop. */
  checkpoint(): void;
}

/** Hooks of a deed nobody watches: tests and inner steps. */
export function silentHooks(installation: Installation, language: Language = 'fr'): Hooks {
  return { ...installation, language, progress: () => undefined, checkpoint: () => undefined };
}
