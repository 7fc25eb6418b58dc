/**
 * `emprise --cli <command> …` in an installed package: the command line runs in a process of its own, without a window.
 * A package cannot start a plain Node (its RunAsNode fuse is off), hence the utility process.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { app, utilityProcess } from 'electron';
import { needsRelay, unpacked } from './engine-process.ts';

const SWITCH = '--cli';
const INTERNAL_FAULT = 3;

/** The words after `--cli`, or null when the window is wanted. */
export function commandLineArguments(argv: readonly string[]): string[] | null {
  const at = argv.indexOf(SWITCH);
  return at === -1 ? null : argv.slice(at + 1);
}

export async function runCommandLine(dist: string, args: readonly string[]): Promise<void> {
  const file = unpacked(path.join(dist, 'cli', 'emprise.cjs'));
  const node = process.env['EMPRISE_ENGINE_NODE'];
  if (needsRelay() && node) {
    const child = spawn(node, [file, ...args], { stdio: 'inherit' });
    child.once('exit', (code) => app.exit(code ?? INTERNAL_FAULT));
    return;
  }
  // without a display Chromium would refuse to start
  app.commandLine.appendSwitch('ozone-platform', 'headless');
  app.disableHardwareAcceleration();
  app.dock?.hide();
  await app.whenReady();
  const child = utilityProcess.fork(file, [...args], { serviceName: 'Emprise command line', stdio: 'inherit' });
  child.once('exit', (code) => app.exit(code));
}
