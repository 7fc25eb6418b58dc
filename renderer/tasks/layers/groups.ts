/** How the layers of a project are gathered in the tree. */
import type { Kind } from '../../../shared/domain/kinds/index.ts';
import type { LayerGroupSetting, LayerInfo } from '../../../shared/domain/layer.ts';
import type { Translate } from '../../../shared/messages/index.ts';

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

export interface TreeGroup {
  /** One of GROUP_IDS, or `groupe-n` for one the planner made. */
  readonly id: string;
  /** Null: the message `layers.group.<id>`. */
  readonly title: string | null;
  /** Topmost first. */
  readonly layers: readonly LayerInfo[];
  /** null = some of them. */
  readonly visible: boolean | null;
}

/**
 * Layers that hold something, topmost first within their group; empty tables of the schema are not shown. `settings`: the planner's own groups; a layer
 * none of them names stands in the group of its kind. An empty group stays only if the planner made it.
 */
export function groupLayers(layers: readonly LayerInfo[], settings: readonly LayerGroupSetting[] = []): TreeGroup[] {
  const placed = new Map(settings.flatMap((group) => group.layers.map((id): [string, string] => [id, group.id])));
  const listed = new Set(settings.map(({ id }) => id));
  const groups = [...settings, ...GROUP_IDS.filter((id) => !listed.has(id)).map((id) => ({ id, title: null }))];
  return groups.flatMap(({ id, title }) => {
    const members = layers
      .filter((layer) => layer.count > 0 && (placed.get(layer.id) ?? GROUP_OF_KIND[layer.kind]) === id)
      .sort((a, b) => b.order - a.order);
    return members.length > 0 || isOwnGroup({ id }) ? [{ id, title, layers: members, visible: visibilityOf(members) }] : [];
  });
}

/** Made by the planner, and not of one kind of layer. */
export function isOwnGroup({ id }: Pick<TreeGroup, 'id'>): boolean {
  return !(GROUP_IDS as readonly string[]).includes(id);
}

export function groupName({ id, title }: Pick<TreeGroup, 'id' | 'title'>, text: Translate): string {
  return title ?? text(`layers.group.${id}`);
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
