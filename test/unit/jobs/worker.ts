import { serveTask } from '../../../electron/engine/jobs/serve-task.ts';
import { tasks } from './tasks.ts';

void serveTask(tasks);
