/** What the application is asked to open from outside (arguments, second start, Finder, recent menu, drop): one queue that waits for the page. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OpenRequest } from '../../shared/contract/shell.ts';

export interface StartArguments {
  readonly demo: boolean;
  readonly files: readonly string[];
}

const isFile = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;

/** File managers of Linux hand over addresses (`%U`), shells hand over paths. */
function toPath(word: string, folder: string): string {
  if (!word.startsWith('file:')) return path.resolve(folder, word);
  try {
    return fileURLToPath(word);
  } catch {
    return '';
  }
}

/** `argv` without the executable. Options of Chromium are not for us; while developing, the application's folder stands among the words. */
export function readStartArguments(argv: readonly string[], folder: string): StartArguments {
  const words = argv.filter((word) => !word.startsWith('-'));
  const files = words.map((word) => toPath(word, folder)).filter(isFile);
  return { demo: argv.includes('--demo'), files };
}

export class OpenRequests {
  readonly #waiting: OpenRequest[] = [];
  #deliver: ((request: OpenRequest) => void) | null = null;

  add(request: OpenRequest): void {
    if (this.#deliver) this.#deliver(request);
    else this.#waiting.push(request);
  }

  /** The page is ready: later requests go to `deliver`, those that waited are answered. */
  start(deliver: (request: OpenRequest) => void): OpenRequest[] {
    this.#deliver = deliver;
    return this.#waiting.splice(0);
  }

  /** The page is being loaded anew. */
  pause(): void {
    this.#deliver = null;
  }
}
