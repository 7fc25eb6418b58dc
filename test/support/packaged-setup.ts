import { rmSync } from 'node:fs';
import path from 'node:path';
import { runNode, toolScript } from '../../scripts/setup/dependencies.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/** Packs the application for this system as an installer would lay it out, without the installer. */
export default function setup(): void {
  rmSync(path.join(root, 'release/test-runtime'), { recursive: true, force: true });
  const builder = toolScript('electron-builder');
  const status = runNode([builder, '--dir', '--publish', 'never', '--config', path.join(root, 'scripts/electron-builder.config.mjs')]);
  if (status !== 0) throw new Error('electron-builder failed: the reason stands above');
}
