/** Tasks as nasty as real ones can be, for the runner's tests. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, writeFileSync } from 'node:fs';
import type { TaskContext, TaskTable } from '../../../electron/engine/jobs/task.ts';
import { EmpriseError } from '../../../shared/contract/errors.ts';

export const tasks = {
  double: ({ value }: { value: number }) => value * 2,
  steps: ({ count }: { count: number }, { progress }: TaskContext) => {
    for (let done = 1; done <= count; done += 1) progress('reading', 'sites.zip', done, count);
    return count;
  },
  refuse: () => {
    throw new EmpriseError('archive-damaged', { name: 'sites.zip' });
  },
  fail: () => {
    throw new TypeError('a fault of ours');
  },
  vanish: () => process.exit(7),
  /** Never comes back and never looks up: only termination stops it. */
  spin: ({ started }: { started: string }) => {
    writeFileSync(started, 'half a result');
    for (;;);
  },
  /** Looks up, and tidies by itself. */
  polite: ({ started, tidied }: { started: string; tidied: string }, { checkpoint }: TaskContext) => {
    writeFileSync(started, '');
    try {
      for (;;) checkpoint();
    } finally {
      writeFileSync(tidied, 'tidied');
    }
  },
  /** Sits in native code, out of reach of any interruption. */
  sleep: ({ started, seconds }: { started: string; seconds: number }) => {
    writeFileSync(started, '');
    execFileSync(process.execPath, ['-e', `setTimeout(() => {}, ${seconds * 1000})`]);
  },
  note: ({ file, word }: { file: string; word: string }) => {
    appendFileSync(file, word);
  },
} satisfies TaskTable;
export type TestTasks = typeof tasks;
