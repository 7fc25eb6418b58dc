/** Entry of dist/engine/job.cjs: one thread, one task. */
import { serveTask } from './serve-task.ts';
import { tasks } from './tasks.ts';

void serveTask(tasks);
