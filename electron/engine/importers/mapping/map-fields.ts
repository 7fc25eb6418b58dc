import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { KIND_DEFINITIONS, type SchemaKind } from '../../../../shared/domain/kinds/index.ts';
import { fold } from '../names.ts';
import { ALIASES } from './aliases.ts';
import { Columns, DBF_NAME_LENGTH, type Profile } from './profile.ts';

/** Target field → source field. */
export type FieldMapping = ReadonlyMap<string, string>;

/**
 * Maps the columns of a source onto the fields of a kind. `given` (target → source) wins, an empty source leaving its target unmapped; then what the
 * producer's model says; then names. Throws EmpriseError('field-unknown') where `given` names a field that one of the two sides does not have.
 */
export function mapFields(
  kind: SchemaKind,
  sources: readonly string[],
  given: Readonly<Record<string, string>> = {},
  profile: Profile | null = null,
): FieldMapping {
  const targets = KIND_DEFINITIONS[kind].tables[0].fields.map((field) => field.name);
  const mapping = new Map<string, string>();
  const used = new Set<string>();
  const settled = new Set<string>();
  for (const [target, source] of Object.entries(given)) {
    if (!targets.includes(target)) throw unknown(target, kind, targets);
    settled.add(target);
    if (source === '') continue;
    const exact = sources.includes(source) ? source : sources.find((name) => fold(name) === fold(source));
    if (exact === undefined) throw unknown(source, '', sources);
    mapping.set(target, exact);
    used.add(exact);
  }
  const columns = new Columns(sources);
  for (const [target, names] of Object.entries(profile?.kind === kind ? (profile.fields ?? {}) : {})) {
    if (settled.has(target)) continue;
    // A model that names no column for a field says that the file has none.
    if (names.length === 0) settled.add(target);
    const source = names.map((name) => columns.find(name)).find((found) => found !== undefined && !used.has(found));
    if (source === undefined) continue;
    mapping.set(target, source);
    settled.add(target);
    used.add(source);
  }

  const byFolded = new Map<string, string>();
  for (const source of sources) if (!used.has(source) && !byFolded.has(fold(source))) byFolded.set(fold(source), source);
  const take = (target: string, name: string): boolean => {
    const source = byFolded.get(name);
    if (source === undefined || used.has(source)) return false;
    mapping.set(target, source);
    used.add(source);
    settled.add(target);
    return true;
  };
  const namesOf = (target: string): readonly string[] => {
    const aliases = ALIASES[kind][target] ?? [];
    return aliases.includes(target) ? aliases : [target, ...aliases];
  };
  // Exact names first, over all targets: an alias of one field must not take the own name of another.
  for (const target of targets) if (!settled.has(target) && namesOf(target)[0] === target) take(target, target);
  for (const target of targets) {
    if (settled.has(target)) continue;
    namesOf(target).some((name) => (targets.includes(name) && name !== target ? false : take(target, name)));
  }
  for (const [folded, source] of byFolded) {
    if (used.has(source) || source.length !== DBF_NAME_LENGTH) continue;
    const candidates = targets.filter((target) => !settled.has(target) && target.startsWith(folded));
    if (candidates.length === 1) take(candidates[0] as string, folded);
  }
  return mapping;
}

function unknown(field: string, layer: string, known: readonly string[]): EmpriseError {
  const near = known.find((name) => fold(name).includes(fold(field)) || fold(field).includes(fold(name)));
  return new EmpriseError('field-unknown', {
    field,
    ...(layer === '' ? {} : { layer }),
    ...(near === undefined ? {} : { suggestion: near }),
  });
}
