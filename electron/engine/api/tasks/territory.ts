import type { TerritoryReport } from '../../../../shared/domain/territory.ts';
import type { Language } from '../../../../shared/messages/index.ts';
import type { TaskContext } from '../../jobs/task.ts';
import { withReader } from '../services/access.ts';
import { stageTerritories, type TerritoryRequest } from '../services/build-territories.ts';
import type { Installation } from '../services/hooks.ts';
import { hooksOf } from './import.ts';

export interface TerritoryTask extends TerritoryRequest {
  /** The working copy, read beside the engine that holds it. */
  readonly path: string;
  readonly language: Language;
  readonly installation: Installation;
}

/** The long half of building territories: working copy → staging file. The engine merges it afterwards. */
export function territoryTask(input: TerritoryTask, context: TaskContext): Promise<TerritoryReport> {
  return withReader(input.path, (reader) => stageTerritories(reader, input, hooksOf(context, input.installation, input.language)));
}
