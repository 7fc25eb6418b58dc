import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { ImportOptions } from '../../../shared/domain/import.ts';
import { KIND_DEFINITIONS, type Kind } from '../../../shared/domain/kinds/index.ts';
import { suggestKind } from './mapping/suggest-kind.ts';
import { fold } from './names.ts';
import { memberColumns } from './prepare/territoire-members.ts';
import type { Source, SourceLayer } from './types.ts';

/**
 * The layers of a source to read as a kind. Asked for by name, that one; else those that look like the kind; else, for a source
 * where none does, all that could be. Throws EmpriseError('source-layer-unknown' | 'csv-without-coordinates' | 'nothing-usable').
 */
export function chooseLayers(
  file: string,
  source: Source,
  { kind, layer: wanted, join }: Pick<ImportOptions, 'kind' | 'layer' | 'join'>,
): { chosen: SourceLayer[]; aside: string[] } {
  const { layers } = source;
  if (layers.length === 0) throw new EmpriseError('nothing-usable', { file, count: 0 });
  const names = layers.map((layer) => layer.name);
  if (wanted !== undefined) {
    const layer = layers.find(({ name }) => name === wanted) ?? layers.find(({ name }) => fold(name) === fold(wanted));
    if (layer === undefined)
      throw new EmpriseError('source-layer-unknown', { file, layer: wanted, examples: names.slice(0, 8).join(', ') });
    if (join === undefined) refuseTableWithoutPlace(file, layer, kind);
    return { chosen: [layer], aside: [] };
  }
  const chosen = pick(source, kind);
  if (join === undefined) for (const layer of chosen) refuseTableWithoutPlace(file, layer, kind);
  // The other layers of a project are other kinds, each with its own import: nothing to point out.
  const aside = source.isProject ? [] : names.filter((name) => !chosen.some((layer) => layer.name === name));
  return { chosen, aside };
}

function pick({ layers, isProject }: Source, kind: Kind): SourceLayer[] {
  if (layers.length === 1) return [...layers];
  const drawn = layers.filter((layer) => layer.geometry !== 'none');
  if (kind === 'couche') return isProject ? drawn : drawn.length > 0 ? drawn : [...layers];
  const tables = KIND_DEFINITIONS[kind].tables.map((table) => table.name);
  if (isProject && kind === 'territoires') tables.push('territoire_membres');
  const byName = layers.filter((layer) => tables.includes(layer.name));
  if (byName.length > 0) return byName;
  const alike = layers.filter(
    (layer) =>
      suggestKind(
        layer.fields.map((field) => field.name),
        layer.geometry,
        layer.name,
      ) === kind,
  );
  if (alike.length > 0) return alike;
  return drawn.length > 0 && kind !== 'actions' ? drawn : [...layers];
}

/** Objects of a map need a place; the composition of territoires and the action plan do not. */
function refuseTableWithoutPlace(file: string, layer: SourceLayer, kind: Kind): void {
  if (!lacksPlace(layer, kind)) return;
  if (layer.fields.length === 0 && layer.count === 0) throw new EmpriseError('nothing-usable', { file, count: 0 });
  throw new EmpriseError('csv-without-coordinates', {
    file,
    columns: layer.fields
      .map(({ name }) => name)
      .slice(0, 40)
      .join(', '),
  });
}

/** True for a table without coordinates where the kind needs them: it may take its place by a code (options.join). */
export function lacksPlace(layer: SourceLayer, kind: Kind): boolean {
  if (layer.place?.how !== 'none' || layer.geometry !== 'none') return false;
  if (kind !== 'couche' && KIND_DEFINITIONS[kind].tables[0].geometry === null) return false;
  return kind !== 'territoires' || memberColumns(layer.fields.map(({ name }) => name)).code === null;
}
