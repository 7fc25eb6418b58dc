/** Closes a round of the open project when its time is up, in the line of changes, and tells the window and the phones' server. */
import type { ChangeReceipt } from '../../../shared/domain/change.ts';
import type { Project } from '../store/index.ts';
import type { EngineContext } from './context.ts';
import { endOperations, overdueRounds, untilNextEnd } from './services/workshop/round-ends.ts';

/** A ballot of the last moment is in time until the end itself. */
const AFTER_MS = 5;

export class RoundClock {
  readonly #context: EngineContext;
  readonly #ended: (receipt: ChangeReceipt) => void;
  #project: Project | null = null;
  #timer: NodeJS.Timeout | undefined;

  /** `ended`: tells the window what closing wrote. */
  constructor(context: EngineContext, ended: (receipt: ChangeReceipt) => void) {
    this.#context = context;
    this.#ended = ended;
  }

  /** From here on the rounds of this project end in time; null: of none. To be said again where a round was opened. */
  follow(project: Project | null): void {
    clearTimeout(this.#timer);
    this.#project = project;
    if (!project || project.state().readOnly) return;
    const left = untilNextEnd(project, new Date());
    if (left === null) return;
    // a project that cannot be written any more keeps its round as it is: reading says that it is over
    this.#timer = setTimeout(() => void this.#close(project).catch(() => undefined), left + AFTER_MS);
    this.#timer.unref();
  }

  async #close(project: Project): Promise<void> {
    await this.#context.turns.take(() => {
      if (this.#project !== project) return;
      const now = new Date();
      const [round] = overdueRounds(project, now);
      if (round) {
        const label = { code: 'workshop-round-end', params: { number: round.number }, origin: 'settings' } as const;
        this.#ended(project.apply({ operations: endOperations(project, now) }, label));
      }
      // a clock that was set back, or a second round
      this.follow(project);
    });
  }
}
