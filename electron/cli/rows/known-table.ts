import { EmpriseError } from '../../../shared/contract/errors.ts';
import { KINDS } from '../../../shared/domain/kinds/index.ts';
import { nearest } from '../../../shared/expression/index.ts';
import type { ProjectReader } from '../../engine/api/services/access.ts';
import { tableNamed } from '../../engine/api/services/list.ts';

/** The table a name means; one that is not known is answered with the nearest. */
export function knownTable(reader: ProjectReader, name: string): string {
  try {
    return tableNamed(reader, name);
  } catch (error) {
    if (!(error instanceof EmpriseError) || error.code !== 'layer-unknown') throw error;
    const suggestion = nearest(name, [...KINDS.filter((kind) => kind !== 'couche'), ...reader.layers().map((layer) => layer.table)]);
    throw new EmpriseError(error.code, { ...error.params, ...(suggestion === null ? {} : { suggestion }) });
  }
}
