/** Between the engine and the thread that draws pages. */
import type { EngineError } from '../../../../shared/contract/errors.ts';
import type { PackedDrawing, PageReport } from '../../../../shared/domain/page-report.ts';
import type { DrawRequest } from '../services/layouts/drawer.ts';
import type { BaseMapAccess } from '../services/underlays/access.ts';

export interface PageThreadData {
  /** The working copy. */
  readonly path: string;
  readonly appVersion: string;
  readonly resources: string;
  readonly access: BaseMapAccess;
}
export interface DrawnPage {
  readonly drawing: PackedDrawing;
  readonly report: PageReport;
  readonly duration_ms: number;
}
export type ToPageThread = { readonly type: 'draw'; readonly id: number; readonly request: DrawRequest } | { readonly type: 'close' };
export type FromPageThread = { readonly id: number; readonly page: DrawnPage } | { readonly id: number; readonly error: EngineError };
