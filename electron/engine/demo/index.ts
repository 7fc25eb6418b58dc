/**
 * The demonstration: a fictional but believable territory of sixty communes, with everything a planner loads. Pure and seeded:
 * the same seed gives the same bytes. Nothing in it exists; every code is one that no real place or organisation can have.
 */
import type { PreparedBatch } from '../importers/types.ts';
import { estateBatches } from './rows/estates.ts';
import { fricheBatches } from './rows/friches.ts';
import { surroundingBatches } from './rows/surroundings.ts';
import { territoryBatches } from './rows/territories.ts';
import { drawScene } from './scene.ts';

export const DEMONSTRATION_SEED = 20261121;

export interface DemonstrationData {
  readonly seed: number;
  /** One batch per table, in the order to store them; coordinates in EPSG:4326. */
  readonly tables: readonly PreparedBatch[];
}

export function generateDemonstration(seed: number = DEMONSTRATION_SEED): DemonstrationData {
  const scene = drawScene(seed);
  return { seed, tables: [...territoryBatches(scene), ...estateBatches(scene), ...fricheBatches(scene), ...surroundingBatches(scene)] };
}
