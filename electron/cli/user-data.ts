/** Folder where the window keeps its own files, shared with the command line: copies fetched by one serve the other. */
import { homedir } from 'node:os';
import path from 'node:path';

const NAME = 'Emprise';

/** `EMPRISE_USER_DATA` says otherwise. */
export function userDataFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  const given = env['EMPRISE_USER_DATA'];
  if (given) return path.resolve(given);
  if (platform === 'win32') return path.join(env['APPDATA'] ?? path.join(homedir(), 'AppData', 'Roaming'), NAME);
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', NAME);
  return path.join(env['XDG_CONFIG_HOME'] ?? path.join(homedir(), '.config'), NAME);
}
