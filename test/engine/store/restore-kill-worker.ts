/** A process that goes to a restore point and back, until it is killed. */
import { openProject } from '../../../electron/engine/store/index.ts';

const [path, data, point] = process.argv.slice(2) as [string, string, string];
const LABEL = { code: 'restore-return', params: {}, origin: 'edit' } as const;

async function work(): Promise<void> {
  const project = await openProject(path, 'session', { userData: data, appVersion: '0.1.0' });
  for (let number = 1; ; number++) {
    project.points.comeBack(Number(point), {}, LABEL);
    project.undo();
    process.stdout.write(`${number}\n`);
  }
}

void work();
