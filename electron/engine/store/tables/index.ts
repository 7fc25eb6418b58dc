/** Every table of a new project, parents before children. */
import { INTERNAL } from './internal.ts';
import { kindTables } from './kinds.ts';
import { LINKS, RESULTS, SOURCES } from './links.ts';
import type { TableSpecification } from './specification.ts';
import { WORKSHOP } from './workshop.ts';

export function allTables(): TableSpecification[] {
  return [...INTERNAL, SOURCES, ...kindTables(), ...LINKS, ...RESULTS, ...WORKSHOP];
}
