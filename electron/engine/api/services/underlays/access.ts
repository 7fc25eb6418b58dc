/** How a job reaches base maps: what the window keeps of them, and the network where it may. */

import type { DrawingNode } from '../../../../../shared/cartography/drawing.ts';
import type { PlacedView } from '../../../../../shared/cartography/frame-view.ts';
import type { PageData } from '../../../../../shared/cartography/page/page-data.ts';
import { pageViews } from '../../../../../shared/cartography/page/page-views.ts';
import type { PageLayout } from '../../../../../shared/domain/page-layout.ts';
import { KeptTiles, OwnBaseMaps, TileLines, TilesForPaper } from '../../../basemaps/index.ts';
import { NetworkSwitch } from '../../../catalogue/network.ts';
import type { ProjectReader } from '../../../store/index.ts';
import type { Hooks } from '../hooks.ts';
import { type Underlay, underlayOf, underlaysOf, wantsBaseMaps } from './index.ts';

/** Plain, for a thread takes it along. */
export interface BaseMapAccess {
  /** Folder of the user: kept images, own definitions, keys. */
  readonly userData: string;
  /** The engine's switch; null never connects. */
  readonly network: SharedArrayBuffer | null;
}

/** As the window keeps (api/base-maps.ts). */
const BUDGET = 500 * 1024 ** 2;

const picturesIn = (nodes: readonly DrawingNode[]): number =>
  nodes.reduce((sum, node) => sum + (node.type === 'group' ? picturesIn(node.children) : 1), 0);

export class BaseMapsOnPaper {
  readonly #access: BaseMapAccess | null;
  readonly #reader: ProjectReader;
  readonly #dpi: number;
  readonly #hooks: Hooks;
  #tiles: TilesForPaper | null = null;

  /** `access` null: pages are drawn without. */
  constructor(reader: ProjectReader, access: BaseMapAccess | null, dpi: number, hooks: Hooks) {
    this.#reader = reader;
    this.#access = access;
    this.#dpi = dpi;
    this.#hooks = hooks;
  }

  /** The data of a page with the pictures under its maps, and what of them failed. */
  async furnish(layout: PageLayout, data: PageData): Promise<PageData> {
    if (!this.#access || !wantsBaseMaps(layout)) return data;
    const shown = this.#reader.baseMaps();
    if (!shown.some(({ visible }) => visible)) return data;
    this.#tiles ??= this.#open(this.#access);
    const { underlays, warnings } = await underlaysOf(layout, pageViews(layout, data), {
      shown,
      tiles: this.#tiles,
      dpi: this.#dpi,
      hooks: this.#hooks,
    });
    // a map kept from an earlier drawing had other pictures under it
    const pictures = [...underlays].map(([id, { nodes }]) => [id, picturesIn(nodes)]);
    const looks = shown.map(({ map, visible, opacity, grey }) => [map.id, visible, opacity, grey]);
    const stamp = data.stamp === null ? null : JSON.stringify([data.stamp, looks, pictures]);
    return { ...data, underlays, warnings: [...data.warnings, ...warnings], stamp };
  }

  /** Under one map of a report; null where the project shows no base map, or none can be reached. `item` names the map in the warnings. */
  async under(view: PlacedView, item: string): Promise<Underlay | null> {
    if (!this.#access) return null;
    const shown = this.#reader.baseMaps();
    if (!shown.some(({ visible }) => visible)) return null;
    this.#tiles ??= this.#open(this.#access);
    return underlayOf(view, item, { shown, tiles: this.#tiles, dpi: this.#dpi, hooks: this.#hooks });
  }

  async close(): Promise<void> {
    await this.#tiles?.close();
    this.#tiles = null;
  }

  #open({ userData, network }: BaseMapAccess): TilesForPaper {
    const line = network ? new NetworkSwitch(network) : null;
    const isAllowed = (): boolean => line?.allowed ?? false;
    return new TilesForPaper({
      resources: this.#hooks.resources,
      kept: new KeptTiles(userData, BUDGET),
      own: new OwnBaseMaps(userData),
      lines: new TileLines(this.#hooks.version, { isAllowed }),
      isAllowed,
    });
  }
}
