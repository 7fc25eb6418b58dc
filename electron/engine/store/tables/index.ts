/** Every table of a new project, parents before children. */
import { ANNOTATIONS } from './annotations.ts';
import { INTERNAL } from './internal.ts';
import { kindTables } from './kinds.ts';
import { LINKS, RESULTS, SOURCES } from './links.ts';
import { RESTORE } from './restore.ts';
import type { TableSpecification } from './specification.ts';
import { WORKSHOP } from './workshop.ts';

export function allTables(): TableSpecification[] {
  return [...INTERNAL, ...RESTORE, SOURCES, ...kindTables(), ...LINKS, ...RESULTS, ...WORKSHOP, ...ANNOTATIONS];
}
