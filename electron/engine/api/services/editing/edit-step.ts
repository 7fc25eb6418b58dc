/** What one edit writes, gathered until it is applied as one step. */

import type { ChangeOperation, Row, Value } from '../../../../../shared/domain/change.ts';
import type { EditNote } from '../../../../../shared/domain/edit.ts';
import type { Geometry } from '../../../../../shared/geo/geometry.ts';
import { encodeBlob, type LayerDefinition, type Project } from '../../../store/index.ts';

export class EditStep {
  readonly project: Project;
  readonly layers: LayerDefinition[] = [];
  readonly #operations: ChangeOperation[] = [];
  readonly #nextKeys = new Map<string, number>();
  readonly #notes = new Map<EditNote['code'], number>();
  #written: { table: string; fids: number[] };

  constructor(project: Project, table: string) {
    this.project = project;
    this.#written = { table, fids: [] };
  }

  /** The table the result is in, where it is not the one the edit was asked of. */
  writeInto(table: string): void {
    this.#written = { table, fids: [] };
  }

  get table(): string {
    return this.#written.table;
  }

  /** The shape of an object of the result. */
  shape(fid: number, geometry: Geometry): void {
    this.change(this.table, [this.shapeRow(fid, geometry)]);
    this.wrote(fid);
  }

  shapeRow(fid: number, geometry: Geometry): Row {
    return { fid, geom: encodeBlob(geometry) };
  }

  wrote(fid: number): void {
    this.#written.fids.push(fid);
  }

  /** Rows with their key: other columns stay as they are. */
  change(table: string, rows: readonly Row[]): void {
    if (rows.length === 0) return;
    // one operation for the rows of a table that come one after the other: the store writes them together
    const last = this.#operations.at(-1);
    if (last?.op === 'put' && last.table === table) (last.rows as Row[]).push(...rows);
    else this.#operations.push({ op: 'put', table, rows: [...rows] });
  }

  /** Answers with the key it is given. */
  add(table: string, values: Row, geometry: Geometry | null): number {
    const key = this.#primaryKey(table);
    const fid = this.#nextKeys.get(table) ?? (this.project.hasTable(table) ? this.project.nextKey(table) : 1);
    this.#nextKeys.set(table, fid + 1);
    const shape: Record<string, Value> = geometry ? { geom: encodeBlob(geometry) } : {};
    this.change(table, [{ [key]: fid, ...values, ...shape }]);
    return fid;
  }

  remove(table: string, fids: readonly number[]): void {
    if (fids.length > 0) this.#operations.push({ op: 'delete', table, ranges: fids.map((fid) => [fid, fid] as const) });
  }

  operations(operations: readonly ChangeOperation[]): void {
    this.#operations.push(...operations);
  }

  note(code: EditNote['code'], count: number): void {
    if (count > 0) this.#notes.set(code, (this.#notes.get(code) ?? 0) + count);
  }

  get isEmpty(): boolean {
    return this.#operations.length === 0;
  }

  get all(): readonly ChangeOperation[] {
    return this.#operations;
  }

  get written(): { table: string; fids: number[] } {
    return this.#written;
  }

  get notes(): EditNote[] {
    return [...this.#notes].map(([code, count]) => ({ code, count }));
  }

  #primaryKey(table: string): string {
    return this.layers.some((layer) => layer.table.name === table) ? 'fid' : this.project.primaryKey(table);
  }
}
