/** Every command, in the order of the help. To add one: a file in commands/, its line here, its texts in shared/messages/{fr,en}/cli.ts. */
import type { Command } from './command.ts';
import { analyse } from './commands/analyse.ts';
import { atlas } from './commands/atlas.ts';
import { bench } from './commands/bench.ts';
import { check } from './commands/check.ts';
import { create } from './commands/create.ts';
import { exporting } from './commands/export.ts';
import { importing } from './commands/import.ts';
import { info } from './commands/info.ts';
import { layouts } from './commands/layouts.ts';
import { list } from './commands/list.ts';
import { map } from './commands/map.ts';
import { rank } from './commands/rank.ts';
import { report } from './commands/report.ts';
import { sources } from './commands/sources.ts';
import { summary } from './commands/summary.ts';
import { territory } from './commands/territory.ts';

export const COMMANDS: readonly Command[] = [
  create,
  info,
  check,
  sources,
  importing,
  territory,
  analyse,
  list,
  summary,
  rank,
  layouts,
  map,
  atlas,
  report,
  exporting,
  bench,
];
