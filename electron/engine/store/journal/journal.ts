/** The journal of a project: every step with what takes it back, inside the document, within a budget of bytes. */
import type { Database } from 'better-sqlite3';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { ChangeReceipt, JournalStep, StepLabel, StepOrigin } from '../../../../shared/domain/change.ts';
import type { Catalogue } from '../catalogue.ts';
import { advance } from '../meta.ts';
import { timestamp } from '../sql.ts';
import { Executor, type RowWatch } from './execute.ts';
import type { Operation } from './operation.ts';
import { decodePart, encodeParts } from './payload.ts';
import { bumpRevisions, type RevisionTurns, turnRevisions } from './revisions.ts';

export const JOURNAL_BYTES = 200_000_000;

interface StepRow {
  readonly id: number;
  readonly at: string;
  readonly code: string;
  readonly params: string;
  readonly origin: StepOrigin;
  readonly tables: string;
  readonly revisions: string;
  readonly champs: string;
  readonly undone: number;
  readonly reversible: number;
}

export interface OpenStep {
  readonly executor: Executor;
  finish(label: StepLabel, inverse: Operation[]): ChangeReceipt;
  abandon(): void;
}

export class Journal {
  readonly #db: Database;
  readonly #catalogue: Catalogue;
  readonly #now: () => Date;
  readonly #budget: number;
  /** Follows the rows of the next steps. */
  watch: RowWatch | null = null;

  constructor(db: Database, catalogue: Catalogue, now: () => Date, budgetBytes: number = JOURNAL_BYTES) {
    this.#db = db;
    this.#catalogue = catalogue;
    this.#now = now;
    this.#budget = budgetBytes;
  }

  /**
   * Runs `write` in one transaction as one step; it answers with the operations that take it back. A new step ends what could be redone.
   * `renumber`: where the step leads to a state that was numbered before, its numbers in place of fresh ones.
   */
  record(label: StepLabel, write: (executor: Executor) => Operation[], renumber?: (turns: RevisionTurns) => RevisionTurns): ChangeReceipt {
    const executor = new Executor(this.#db, this.#catalogue, this.watch);
    return this.#transaction(() => {
      this.#db.exec('DELETE FROM emprise_journal WHERE undone = 1');
      return this.#write(label, executor, write(executor), renumber);
    });
  }

  /**
   * A step whose rows come one after the other, in a copy nobody else looks at: its transaction stays open until `finish` or `abandon`.
   * Nothing else may be written meanwhile.
   */
  begin(): OpenStep {
    const executor = new Executor(this.#db, this.#catalogue, this.watch);
    this.#db.exec('BEGIN IMMEDIATE');
    this.#db.exec('PRAGMA defer_foreign_keys = ON');
    this.#db.exec('DELETE FROM emprise_journal WHERE undone = 1');
    return {
      executor,
      finish: (label, inverse) => {
        const receipt = this.#write(label, executor, inverse);
        advance(this.#db, 'edits');
        this.#db.exec('COMMIT');
        return receipt;
      },
      abandon: () => {
        if (this.#db.inTransaction) this.#db.exec('ROLLBACK');
        this.#catalogue.forget();
      },
    };
  }

  /** The line of a step whose rows are written. */
  #write(
    label: StepLabel,
    executor: Executor,
    inverse: Operation[],
    renumber: (turns: RevisionTurns) => RevisionTurns = (turns) => turns,
  ): ChangeReceipt {
    const tables = [...executor.touched.keys()];
    const turns = renumber(bumpRevisions(this.#db, executor.touched));
    turnRevisions(this.#db, turns, 'after');
    const { lastInsertRowid } = this.#db
      .prepare('INSERT INTO emprise_journal (at, code, params, origin, tables, revisions, champs) VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(
        timestamp(this.#now()),
        label.code,
        JSON.stringify(label.params),
        label.origin,
        JSON.stringify(tables),
        JSON.stringify(turns.tables),
        JSON.stringify(turns.columns),
      );
    const id = Number(lastInsertRowid);
    this.#keep(id, inverse);
    this.#trim();
    return { step: this.#step(id), tables };
  }

  undo(): ChangeReceipt {
    const row = this.#find('undone = 0 ORDER BY id DESC');
    if (!row || row.reversible === 0) throw new EmpriseError('nothing-to-undo');
    return this.#turn(row, true);
  }

  redo(): ChangeReceipt {
    const row = this.#find('undone = 1 ORDER BY id');
    if (!row || row.reversible === 0) throw new EmpriseError('nothing-to-redo');
    return this.#turn(row, false);
  }

  /** Bytes of what the next undo, or redo, would run. */
  turnBytes(isUndo: boolean): number {
    const where = isUndo ? 'undone = 0 ORDER BY id DESC' : 'undone = 1 ORDER BY id';
    return this.#db.prepare<[], number>(`SELECT bytes FROM emprise_journal WHERE ${where} LIMIT 1`).pluck().get() ?? 0;
  }

  /** Oldest first. */
  history(): JournalStep[] {
    return this.#db.prepare<[], StepRow>('SELECT * FROM emprise_journal ORDER BY id').all().map(toStep);
  }

  undoLabel(): StepLabel | null {
    return reversibleLabel(this.#find('undone = 0 ORDER BY id DESC'));
  }

  redoLabel(): StepLabel | null {
    return reversibleLabel(this.#find('undone = 1 ORDER BY id'));
  }

  /** A new journal: the rows it speaks of are no longer those of the file. */
  clear(): void {
    this.#db.exec('DELETE FROM emprise_journal');
  }

  #turn(row: StepRow, isUndo: boolean): ChangeReceipt {
    const executor = new Executor(this.#db, this.#catalogue, this.watch);
    return this.#transaction(() => {
      const parts = this.#db
        .prepare<[number], Buffer>('SELECT contenu FROM emprise_journal_parties WHERE etape = ? ORDER BY rang')
        .pluck()
        .all(row.id);
      // Part by part, the last one first to be taken back.
      const inverse = parts
        .map((part) => executor.run(decodePart(part)))
        .reverse()
        .flat();
      this.#keep(row.id, inverse);
      this.#db.prepare('UPDATE emprise_journal SET undone = ? WHERE id = ?').run(isUndo ? 1 : 0, row.id);
      const turns: RevisionTurns = { tables: JSON.parse(row.revisions), columns: JSON.parse(row.champs) };
      turnRevisions(this.#db, turns, isUndo ? 'before' : 'after');
      this.#trim();
      return { step: this.#step(row.id), tables: JSON.parse(row.tables) as string[] };
    });
  }

  #keep(id: number, operations: readonly Operation[]): void {
    this.#db.prepare('DELETE FROM emprise_journal_parties WHERE etape = ?').run(id);
    const insert = this.#db.prepare('INSERT INTO emprise_journal_parties (etape, rang, contenu) VALUES (?, ?, ?)');
    let bytes = 0;
    let rank = 0;
    for (const part of encodeParts(operations)) {
      insert.run(id, rank++, part);
      bytes += part.length;
    }
    this.#db.prepare('UPDATE emprise_journal SET bytes = ? WHERE id = ?').run(bytes, id);
  }

  /** The oldest steps lose their data first; they stay listed, as no longer reversible. */
  #trim(): void {
    let total = this.#db.prepare<[], number>('SELECT total(bytes) FROM emprise_journal WHERE reversible = 1').pluck().get() ?? 0;
    if (total <= this.#budget) return;
    const steps = this.#db
      .prepare<[], { id: number; bytes: number }>('SELECT id, bytes FROM emprise_journal WHERE reversible = 1 ORDER BY id')
      .all();
    for (const step of steps) {
      if (total <= this.#budget) return;
      this.#db.prepare('DELETE FROM emprise_journal_parties WHERE etape = ?').run(step.id);
      this.#db.prepare('UPDATE emprise_journal SET reversible = 0, bytes = 0 WHERE id = ?').run(step.id);
      total -= step.bytes;
    }
  }

  #transaction<T>(write: () => T): T {
    try {
      return this.#db
        .transaction(() => {
          this.#db.exec('PRAGMA defer_foreign_keys = ON');
          const result = write();
          advance(this.#db, 'edits');
          return result;
        })
        .immediate();
    } catch (error) {
      // Layers made or dropped by the transaction are as before.
      this.#catalogue.forget();
      throw error;
    }
  }

  #find(rest: string): StepRow | undefined {
    return this.#db.prepare<[], StepRow>(`SELECT * FROM emprise_journal WHERE ${rest} LIMIT 1`).get();
  }

  #step(id: number): JournalStep {
    return toStep(this.#db.prepare<[number], StepRow>('SELECT * FROM emprise_journal WHERE id = ?').get(id) as StepRow);
  }
}

function labelOf({ code, params, origin }: StepRow): StepLabel {
  return { code, params: JSON.parse(params) as StepLabel['params'], origin };
}

function reversibleLabel(row: StepRow | undefined): StepLabel | null {
  return row && row.reversible === 1 ? labelOf(row) : null;
}

function toStep(row: StepRow): JournalStep {
  return {
    id: row.id,
    at: row.at,
    label: labelOf(row),
    undone: row.undone === 1,
    reversible: row.reversible === 1,
    tables: JSON.parse(row.tables) as string[],
  };
}
