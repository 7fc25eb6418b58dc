/** Reference files as they lie in resources/reference: rows are arrays, checked when read, named here. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { MOVEMENTS } from '../../../shared/domain/territory.ts';

const code = z.string().min(2);
const people = z.number().int().nullable();

const regionRow = z.tuple([code, z.string()]);
const departementRow = z.tuple([code, z.string(), code.nullable()]);
/** siren, nom, nature, population, départements (the most peopled first), région, INSEE codes of the members. */
const epciRow = z.tuple([code, z.string(), z.string(), people, z.array(code), code.nullable(), z.array(code)]);
/** insee, nom, département, SIREN of the EPCI, population. */
const communeRow = z.tuple([code, z.string(), code.nullable(), code.nullable(), people]);

/** Former code, code that holds its ground now, how it came about. */
const movementRow = z.tuple([code, code, z.enum(MOVEMENTS)]);

export const MEMBRE_TYPES = ['epci', 'commune', 'ept'] as const;
const territoire = z.object({
  ti_id: z.string(),
  nom: z.string(),
  alias: z.array(z.string()),
  departements: z.array(code),
  regions: z.array(code),
  membres: z.array(z.tuple([z.enum(MEMBRE_TYPES), code])),
});

const FILES = {
  regions: z.array(regionRow),
  departements: z.array(departementRow),
  epci: z.array(epciRow),
  ept: z.array(epciRow),
  communes: z.array(communeRow),
  /** SIREN and INSEE code of a commune. */
  sirens: z.array(z.tuple([code, code])),
  mouvements: z.array(movementRow),
  retablissements: z.array(movementRow),
  /** Year of the code. */
  cog: z.tuple([z.number().int()]),
  'territoires-industrie': z.array(territoire),
} as const;
type FileName = keyof typeof FILES;
export type ReferenceRows<F extends FileName> = z.output<(typeof FILES)[F]>;

/** The rows of a table of `folder`. A missing or unlike file is a broken installation: it throws, it is no refusal. */
export function readReference<F extends FileName>(folder: string, name: F): ReferenceRows<F> {
  const file = path.join(folder, `${name}.json`);
  return FILES[name].parse(JSON.parse(readFileSync(file, 'utf8'))) as ReferenceRows<F>;
}
