// Everything a fresh clone needs before it can run, with plain Node 20 and nothing installed. Each step costs nothing when it is done already.
import { installDependencies, projectNode } from './setup/dependencies.mjs';
import { ensureDisplayLibraries } from './setup/display-libraries.mjs';
import { giveUp } from './setup/say.mjs';

const MINIMUM_NODE = [20, 19];

function checkOwnNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor < MINIMUM_NODE[1])) {
    giveUp(`Node ${MINIMUM_NODE.join('.')} or newer is needed, this is Node ${process.versions.node}`);
  }
}

/** Packages and Node 24: enough for the build, the unit and engine tests and the command line. */
export function setupTools() {
  checkOwnNode();
  installDependencies();
  projectNode();
}

/** Adds an Electron runtime and the libraries it needs; answers its dist folder. */
export async function setupElectron({ virtualDisplay }) {
  setupTools();
  const { electronBinary, electronDist } = await import('./electron-runtime.mjs');
  try {
    const dist = electronDist();
    ensureDisplayLibraries(electronBinary(dist), { virtualDisplay });
    return dist;
  } catch (error) {
    return giveUp(error instanceof Error ? error.message : String(error));
  }
}
