/** Draws pages of one project again and again: layers and maps are kept while nothing they show has changed. */

import type { DrawnFrame } from '../../../../../shared/cartography/map-frame.ts';
import { drawPage, type PageDrawing } from '../../../../../shared/cartography/page/draw-page.ts';
import type { FrameKeeper, PageData } from '../../../../../shared/cartography/page/page-data.ts';
import type { PageLayout } from '../../../../../shared/domain/page-layout.ts';
import type { PageObject } from '../../../../../shared/domain/page-report.ts';
import { translator } from '../../../../../shared/messages/index.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { boundToObject } from '../atlas/bind-series.ts';
import { type GatherOptions, gatherPage } from './gather.ts';
import { LayerShelf } from './layer-shelf.ts';

export interface DrawRequest {
  readonly layout: PageLayout;
  readonly object: PageObject | null;
}

/** A page and what it is drawn from. */
export interface GatheredPage {
  readonly layout: PageLayout;
  readonly data: PageData;
}

/** Maps of a page and of the one before: those of an A1 poster of ten maps. */
const KEPT_FRAMES = 24;

export class PageDrawer {
  readonly #shelf = new LayerShelf();
  readonly #frames = new RecentFrames();

  /** Throws `object-unknown` for an object of a series that is gone. */
  draw(reader: ProjectReader, request: DrawRequest, options: Partial<GatherOptions> = {}): PageDrawing {
    return this.drawGathered(this.gather(reader, request, options));
  }

  /** All that the project gives: base maps may be added before it is drawn. Throws as `draw` does. */
  gather(reader: ProjectReader, request: DrawRequest, options: Partial<GatherOptions> = {}): GatheredPage {
    const { object } = request;
    const layout = object ? boundToObject(reader, request.layout, object) : request.layout;
    return { layout, data: gatherPage(reader, layout, { today: today(), ...options, object, shelf: this.#shelf }) };
  }

  drawGathered({ layout, data }: GatheredPage): PageDrawing {
    return drawPage(layout, data, translator(layout.language), this.#frames);
  }
}

/** The least recently used goes first. */
class RecentFrames implements FrameKeeper {
  readonly #frames = new Map<string, DrawnFrame>();

  get(key: string): DrawnFrame | undefined {
    const found = this.#frames.get(key);
    if (found) {
      this.#frames.delete(key);
      this.#frames.set(key, found);
    }
    return found;
  }

  set(key: string, frame: DrawnFrame): void {
    this.#frames.set(key, frame);
    for (const oldest of this.#frames.keys()) {
      if (this.#frames.size <= KEPT_FRAMES) break;
      this.#frames.delete(oldest);
    }
  }
}

/** The day on the wall, not in Greenwich. */
export function today(now = new Date()): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
