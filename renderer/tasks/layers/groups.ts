/** How the layers of a project are gathered in the tree. */
import type { Kind } from '../../../shared/domain/kinds/index.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';

export const GROUP_IDS = ['sites', 'reseaux', 'contraintes', 'territoires', 'programme', 'autres'] as const;
export type GroupId = (typeof GROUP_IDS)[number];

const GROUP_OF_KIND: Readonly<Record<Kind, GroupId>> = {
  sites: 'sites',
  terrains: 'sites',
  friches: 'sites',
  parcelles: 'sites',
  etablissements: 'sites',
  equipements: 'reseaux',
  contraintes: 'contraintes',
  occupation_sol: 'contraintes',
  communes: 'territoires',
  epci: 'territoires',
  territoires: 'territoires',
  actions: 'programme',
  laureats: 'programme',
  couche: 'autres',
};

export interface LayerGroup {
  readonly id: GroupId;
  readonly layers: readonly LayerInfo[];
  /** null = some of them. */
  readonly visible: boolean | null;
}

/** Layers that hold something, topmost first within their group; empty tables of the schema are not shown. */
export function groupLayers(layers: readonly LayerInfo[]): LayerGroup[] {
  return GROUP_IDS.flatMap((id) => {
    const members = layers.filter((layer) => GROUP_OF_KIND[layer.kind] === id && layer.count > 0).sort((a, b) => b.order - a.order);
    return members.length > 0 ? [{ id, layers: members, visible: visibilityOf(members) }] : [];
  });
}

function visibilityOf(layers: readonly LayerInfo[]): boolean | null {
  const drawn = layers.filter((layer) => layer.geometry !== null);
  const shown = drawn.filter((layer) => layer.visible).length;
  if (shown === 0) return false;
  return shown === drawn.length ? true : null;
}

/** n of 1:n from which, or up to which, a layer is drawn, when the view is out of its range; else null. */
export function outOfScale(layer: LayerInfo, denominator: number | null): { bound: 'from' | 'until'; denominator: number } | null {
  const { minScaleDenominator: min, maxScaleDenominator: max } = layer.style;
  if (denominator === null) return null;
  if (max !== null && denominator > max) return { bound: 'from', denominator: max };
  if (min !== null && denominator < min) return { bound: 'until', denominator: min };
  return null;
}
