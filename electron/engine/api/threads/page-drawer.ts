/** Pages of the open project, drawn in the thread this stands in. */
import { packDrawing } from '../../../../shared/cartography/pack-drawing.ts';
import { openProject, type ProjectReader } from '../../store/index.ts';
import { silentHooks } from '../services/hooks.ts';
import { type DrawRequest, PageDrawer } from '../services/layouts/drawer.ts';
import { BaseMapsOnPaper } from '../services/underlays/access.ts';
import type { DrawnPage, PageThreadData } from './page-messages.ts';

export class ProjectPages {
  readonly #data: PageThreadData;
  readonly #drawer = new PageDrawer();
  #project: Promise<ProjectReader> | null = null;
  #baseMaps: BaseMapsOnPaper | null = null;

  constructor(data: PageThreadData) {
    this.#data = data;
  }

  /** Throws `object-unknown`, and what opening a project throws. */
  async draw(request: DrawRequest): Promise<DrawnPage> {
    const begun = performance.now();
    this.#project ??= openProject(this.#data.path, 'readonly', { userData: null, appVersion: this.#data.appVersion });
    const project = await this.#project;
    const { layout, data } = await project.inOneState(() => this.#drawer.gather(project, request));
    this.#baseMaps ??= this.#openBaseMaps(project);
    const { drawing, report } = this.#drawer.drawGathered({ layout, data: await this.#baseMaps.furnish(layout, data) });
    return { drawing: packDrawing(drawing), report, duration_ms: performance.now() - begun };
  }

  async close(): Promise<void> {
    const left = this.#project;
    this.#project = null;
    await this.#baseMaps?.close();
    this.#baseMaps = null;
    await left?.then((project) => project.close()).catch(() => undefined);
  }

  /** As an export draws them, so that the page on the screen is the page. */
  #openBaseMaps(project: ProjectReader): BaseMapsOnPaper {
    const { access, resources, appVersion } = this.#data;
    return new BaseMapsOnPaper(project, access, USUAL_DPI, silentHooks({ resources, version: appVersion }));
  }
}

const USUAL_DPI = 300;
