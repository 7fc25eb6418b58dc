/** Tables of the annotations: one for each sort of geometry, seen by other programs as layers, never by Emprise's own tree, tables or figures. */
import type { TableGeometry } from '../../../../shared/domain/kinds/index.ts';
import { column, type TableSpecification } from './specification.ts';

const text = (name: string, constraint?: string) => column(name, 'TEXT', constraint);

function annotations(name: string, geometry: TableGeometry): TableSpecification {
  return {
    name,
    storage: 'features',
    geometry,
    primaryKey: 'fid',
    columns: [
      text('uid', 'UNIQUE'),
      column('maj', 'DATETIME'),
      text('forme', 'NOT NULL'),
      text('couleur', 'NOT NULL'),
      /** `forme-couleur`: what the style of other programs is chosen by. */
      text('aspect'),
      text('texte'),
      text('auteur'),
      column('cree_le', 'DATETIME'),
    ],
    indexes: [],
    hasUid: true,
  };
}

export const ANNOTATIONS: readonly TableSpecification[] = [
  annotations('annotations_textes', 'POINT'),
  annotations('annotations_lignes', 'MULTILINESTRING'),
  annotations('annotations_surfaces', 'MULTIPOLYGON'),
];
