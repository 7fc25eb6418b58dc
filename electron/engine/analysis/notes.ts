import type { AnalysisNote, AnalysisNoteCode } from '../../../shared/domain/analysis.ts';

const UIDS_KEPT = 1000;

/** Collects what the reader of the figures has to know: exact counts, each object once under each code, the first uids. */
export class AnalysisNotes {
  readonly #notes = new Map<AnalysisNoteCode, Set<string>>();

  add(code: AnalysisNoteCode, uid: string): void {
    const uids = this.#notes.get(code) ?? new Set();
    this.#notes.set(code, uids.add(uid));
  }

  list(): AnalysisNote[] {
    return [...this.#notes].map(([code, uids]) => ({ code, count: uids.size, uids: [...uids].slice(0, UIDS_KEPT) }));
  }
}
