import type { Language } from '../../../../shared/messages/index.ts';

/** How a long deed talks to whoever asked for it. */
export interface Hooks {
  readonly language: Language;
  /** `step` is the message `job.step.<step>`, `subject` names the layer or file; total 0 = unknown. */
  progress(step: string, subject: string, done: number, total: number): void;
  /** Throws EmpriseError('cancelled') when the user asked to stop. */
  checkpoint(): void;
}

/** Hooks of a deed nobody watches: tests and inner steps. */
export function silentHooks(language: Language = 'fr'): Hooks {
  return { language, progress: () => undefined, checkpoint: () => undefined };
}
