/** What changes the open project runs one after the other: calls of the window, and the ends of jobs. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => T | Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Resolves when all that has been asked for so far is done. */
  async settled(): Promise<void> {
    await this.#last;
  }
}
