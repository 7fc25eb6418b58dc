// npm start: from a clone with nothing installed to the application on its demonstration project.
// Arguments after `--` go to the application; without any it opens the demonstration project.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { projectNode, runNode, toolEnvironment } from './setup/dependencies.mjs';
import { ensureBuilt } from './setup/freshness.mjs';
import { giveUp, root } from './setup/say.mjs';
import { setupElectron, setupTools } from './setup.mjs';

const withoutDisplay = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;

async function startWindow() {
  const { electronBinary, sandboxArguments } = await import('./electron-runtime.mjs');
  const dist = await setupElectron({ virtualDisplay: false });
  if (!ensureBuilt()) giveUp('the build failed: the reason stands above');
  const given = process.argv.slice(2);
  const args = [...sandboxArguments(), root, ...(given.length > 0 ? given : ['--demo'])];
  const child = spawn(electronBinary(dist), args, { stdio: 'inherit', env: toolEnvironment({ EMPRISE_ENGINE_NODE: projectNode() }) });
  child.on('exit', (code) => process.exit(code ?? 1));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
}

if (withoutDisplay) {
  setupTools();
  if (!ensureBuilt()) giveUp('the build failed: the reason stands above');
  process.exit(runNode([path.join(root, 'scripts/headless.mjs')]));
} else await startWindow();
