export { type Composition, type CompositionGroup, readComposition } from './composition.ts';
export { type MovementTable, readMovements } from './movements.ts';
