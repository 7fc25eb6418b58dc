/** The default grid of criteria, shipped as dated and versioned data (resources/workshop/grille-*.json), in the language of who asks. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Grid, gridSchema } from '../../../../../shared/domain/workshop.ts';

type Language = 'fr' | 'en';
const known = new Map<string, Grid>();

export function defaultGrid(resources: string, language: Language): Grid {
  const key = `${language} ${resources}`;
  const before = known.get(key);
  if (before) return before;
  const folder = path.join(resources, 'workshop');
  // the last by name is the one in force; earlier ones stay for projects that were made with them
  const [file] = readdirSync(folder)
    .filter((name) => /^grille-.*\.json$/.test(name))
    .sort()
    .reverse();
  const grid = gridSchema.parse(said(JSON.parse(readFileSync(path.join(folder, file ?? ''), 'utf8')), language));
  known.set(key, grid);
  return grid;
}

/** Every `{ fr, en }` as the text of one language. */
function said(value: unknown, language: Language): unknown {
  if (Array.isArray(value)) return value.map((one) => said(one, language));
  if (typeof value !== 'object' || value === null) return value;
  if ('fr' in value && 'en' in value) return value[language];
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, said(one, language)]));
}
