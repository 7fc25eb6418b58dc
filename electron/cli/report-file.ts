import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EmpriseError } from '../../shared/contract/errors.ts';

/** Written beside its place before the project is committed, so that a report that cannot be written refuses the whole command. */
export class ReportFile {
  readonly #target: string;
  readonly #partial: string;

  constructor(target: string) {
    this.#target = target;
    this.#partial = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.partial`);
  }

  /** Throws `disk-full`, `target-not-writable`. */
  write(text: string): void {
    this.#orRefuse(() => {
      if (statSync(this.#target, { throwIfNoEntry: false })?.isDirectory()) throw new Error('a folder');
      writeFileSync(this.#partial, text);
    });
  }

  publish(): void {
    this.#orRefuse(() => renameSync(this.#partial, this.#target));
  }

  drop(): void {
    rmSync(this.#partial, { force: true });
  }

  #orRefuse(run: () => void): void {
    try {
      run();
    } catch (error) {
      const full = ['ENOSPC', 'EDQUOT'].includes(String((error as NodeJS.ErrnoException).code));
      throw new EmpriseError(full ? 'disk-full' : 'target-not-writable', { file: path.basename(this.#target) }, String(error));
    }
  }
}
