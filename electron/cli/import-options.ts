/** The options of `import` as written on the command line, as the import wants them. Throws UsageFault. */
import { IMPORT_MODES, type ImportOptions, importOptionsSchema, JOIN_LAYERS } from '../../shared/domain/import.ts';
import { FIELD_UNITS, KINDS } from '../../shared/domain/kinds/index.ts';
import { nearest } from '../../shared/expression/index.ts';
import type { Context, Option } from './command.ts';
import { epsgOf } from './epsg.ts';
import { UsageFault } from './faults.ts';

export const IMPORT_OPTIONS: readonly Option[] = [
  { name: 'as', value: 'KIND', required: true, choices: KINDS },
  { name: 'crs', value: 'EPSG:n' },
  { name: 'swap-axes' },
  { name: 'no-swap-axes' },
  { name: 'encoding', value: 'E' },
  { name: 'repair-text' },
  { name: 'keep-short-codes' },
  { name: 'fields', value: 'to=from,…' },
  { name: 'constants', value: 'to=value,…' },
  { name: 'values', value: 'FIELD:from=to,…' },
  { name: 'units', value: 'to=unit,…' },
  { name: 'join', value: 'COLUMN=LAYER[:point]' },
  { name: 'mode', value: 'MODE', choices: IMPORT_MODES },
  { name: 'key', value: 'F' },
  { name: 'gone', value: 'FATE', choices: ['keep', 'delete'] },
  { name: 'edits', value: 'FATE', choices: ['keep', 'replace'] },
  { name: 'layer', value: 'SOURCE_LAYER' },
  { name: 'leave-out', value: 'ROWS' },
  { name: 'replaces', value: 'FIDS' },
  { name: 'overlaps' },
  { name: 'dry-run' },
  { name: 'report', value: 'R.{json,csv,html}' },
];

const WORDS = ['encoding', 'mode', 'key', 'layer', 'gone', 'edits'] as const;

export function importOptions({ option, given }: Pick<Context, 'option' | 'given'>): ImportOptions {
  if (given('swap-axes') && given('no-swap-axes'))
    throw new UsageFault('options-contradict', { option: '--swap-axes', other: '--no-swap-axes' });
  const read = <T>(name: string, as: string, parse: (value: string) => T): Record<string, T> => {
    const value = option(name);
    return value === undefined ? {} : { [as]: parse(value) };
  };
  return importOptionsSchema.parse({
    kind: option('as'),
    ...read('crs', 'crs', epsgOf),
    ...(given('swap-axes') ? { swapAxes: true } : given('no-swap-axes') ? { swapAxes: false } : {}),
    ...(given('repair-text') ? { repairText: true } : {}),
    ...(given('keep-short-codes') ? { restoreZeros: false } : {}),
    ...read('fields', 'fields', fieldPairs),
    ...read('constants', 'constants', (value) => pairs(value, 'constants')),
    ...read('values', 'values', valueTables),
    ...read('units', 'units', unitPairs),
    ...read('join', 'join', joinOf),
    ...read('leave-out', 'leaveOut', rowNumbers),
    ...read('replaces', 'replaces', rowNumbers),
    ...(given('overlaps') ? { findOverlaps: true } : {}),
    ...Object.fromEntries(WORDS.flatMap((name) => (option(name) === undefined ? [] : [[name, option(name)]]))),
  });
}

/** `nom=NOM_SITE,surface_declaree_ha=SURF`: target first, as the report writes them; `nom=` leaves the target empty. */
export function fieldPairs(given: string): Record<string, string> {
  return pairs(given, 'fields');
}

/** `to=value,…`; a value with a comma stands between straight quotation marks. */
function pairs(given: string, option: string): Record<string, string> {
  return Object.fromEntries(
    parted(given, ',').map((pair) => {
      const [name, ...value] = parted(pair, '=');
      if (!name?.trim() || value.length === 0)
        throw new UsageFault(option === 'fields' ? 'fields-invalid' : 'pairs-invalid', { value: pair, option: `--${option}` });
      return [unquoted(name), unquoted(value.join('='))];
    }),
  );
}

/** `site_type:SAFER=,"usine, atelier"=friche industrielle;site_statut:…`: what to make of values the list does not know; nothing after = for none. */
export function valueTables(given: string): Record<string, Record<string, string>> {
  return Object.fromEntries(
    parted(given, ';').map((part) => {
      const [field, ...table] = parted(part, ':');
      if (!field?.trim() || table.length === 0) throw new UsageFault('values-invalid', { value: part });
      return [unquoted(field), pairs(table.join(':'), 'values')];
    }),
  );
}

function unitPairs(given: string): Record<string, string> {
  const units = pairs(given, 'units');
  for (const unit of Object.values(units)) chosen('--units', unit, FIELD_UNITS);
  return units;
}

/** `INSEE=communes` takes the outlines, `INSEE=communes:point` a point inside each. */
export function joinOf(given: string): { column: string; with: string; as: 'outline' | 'point' } {
  const [, column, layer, as] = /^(.+)=([^=:]+)(?::(point|outline))?$/u.exec(given) ?? [];
  if (column === undefined || layer === undefined) throw new UsageFault('join-invalid', { value: given });
  chosen('--join', layer, JOIN_LAYERS);
  return { column: unquoted(column), with: layer, as: as === 'point' ? 'point' : 'outline' };
}

const MOST_ROWS = 200_000;

/** `3,7,10-12` */
export function rowNumbers(given: string): number[] {
  const rows = given.split(',').flatMap((part) => {
    const [, first, last = first] = /^\s*(\d{1,9})(?:\s*[-–]\s*(\d{1,9}))?\s*$/u.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (first === undefined || from < 1 || to < from || to - from >= MOST_ROWS) throw new UsageFault('rows-invalid', { value: part });
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
  if (rows.length > MOST_ROWS) throw new UsageFault('rows-invalid', { value: given });
  return rows;
}

function chosen(option: string, value: string, choices: readonly string[]): void {
  if (!choices.includes(value))
    throw new UsageFault('value-unknown', { option, value, suggestion: nearest(value, choices) ?? 'none', values: choices.join(', ') });
}

/** Cut at each mark that is not between straight quotation marks. */
function parted(text: string, mark: string): string[] {
  const parts = [''];
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    if (character === mark && !isQuoted) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}

function unquoted(text: string): string {
  return text.trim().replace(/^"(.*)"$/s, '$1');
}
