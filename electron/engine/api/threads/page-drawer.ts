/** Pages of the open project, drawn in the thread this stands in. */
import { packDrawing } from '../../../../shared/cartography/pack-drawing.ts';
import { openProject, type ProjectReader } from '../../store/index.ts';
import { type DrawRequest, PageDrawer } from '../services/layouts/drawer.ts';
import type { DrawnPage, PageThreadData } from './page-messages.ts';

export class ProjectPages {
  readonly #data: PageThreadData;
  readonly #drawer = new PageDrawer();
  #project: Promise<ProjectReader> | null = null;

  constructor(data: PageThreadData) {
    this.#data = data;
  }

  /** Throws `object-unknown`, and what opening a project throws. */
  async draw(request: DrawRequest): Promise<DrawnPage> {
    const begun = performance.now();
    this.#project ??= openProject(this.#data.path, 'readonly', { userData: null, appVersion: this.#data.appVersion });
    const project = await this.#project;
    const { drawing, report } = await project.inOneState(() => this.#drawer.draw(project, request));
    return { drawing: packDrawing(drawing), report, duration_ms: performance.now() - begun };
  }

  async close(): Promise<void> {
    const left = this.#project;
    this.#project = null;
    await left?.then((project) => project.close()).catch(() => undefined);
  }
}
