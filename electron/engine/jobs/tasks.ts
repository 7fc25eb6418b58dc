/** The tasks that run in a thread, by name. A task is one function in its own room; here stands only its line. */
import type { TaskTable } from './task.ts';

export const tasks = {} as const satisfies TaskTable;
export type Tasks = typeof tasks;
