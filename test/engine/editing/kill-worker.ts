/** A process that edits shapes until it is killed, saying the number of its steps once each is safe. */
import { editShape } from '../../../electron/engine/api/services/editing/edit-shape.ts';
import { openProject } from '../../../electron/engine/store/index.ts';

const [path, data] = process.argv.slice(2) as [string, string];
const PARCELS = 'parcelles';

async function work(): Promise<void> {
  const project = await openProject(path, 'session', { userData: data, appVersion: '0.1.0' });
  for (let number = 1; ; number++) {
    const x = 620_000 + (number % 50) * 20;
    const ring: [number, number][] = [
      [x, 6_560_000],
      [x + 20, 6_560_000],
      [x + 20, 6_560_030],
      [x, 6_560_030],
      [x, 6_560_000],
    ];
    const created = await editShape(project, {
      table: PARCELS,
      epsg: 2154,
      edit: { kind: 'create', shape: { type: 'polygon', polygons: [[ring]] }, shared: true, values: { idu: `P${number}` } },
    });
    // three tables in one step: the site, its outline in the index, its link
    await editShape(project, { table: PARCELS, epsg: 2154, edit: { kind: 'site-from-parcels', fids: created.written.fids, values: {} } });
    process.stdout.write(`${number}\n`);
  }
}

void work();
