// npm run -s emprise -- <command> …: the command line from a clone, under the project's Node. Arguments and exit status pass unchanged.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { runNode } from './setup/dependencies.mjs';
import { ensureBuilt } from './setup/freshness.mjs';
import { giveUp, root } from './setup/say.mjs';
import { setupTools } from './setup.mjs';

const cli = path.join(root, 'dist/cli/emprise.cjs');
if (!existsSync(cli)) {
  setupTools();
  if (!ensureBuilt()) giveUp('the build failed: the reason stands above');
}
// the caller's folder, so that the paths on the command line mean what they say
process.exit(runNode([cli, ...process.argv.slice(2)], { cwd: process.env.INIT_CWD ?? process.cwd() }));
