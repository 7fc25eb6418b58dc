// electron-builder.yml, plus what this machine imposes. A JavaScript file, because a merged configuration cannot remove a key of the yml.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { electronDist, electronVersion, wantedVersion } from './electron-runtime.mjs';
import { root, say } from './setup/say.mjs';

const FIRST_WITH_FILE_PROTOCOL_FUSE = 29;

const config = load(readFileSync(path.join(root, 'electron-builder.yml'), 'utf8'));
const dist = electronDist();
const version = electronVersion(dist);
if (version !== wantedVersion()) {
  say(`packaging with Electron ${version} in place of ${wantedVersion()}: for tests only, never to be given to a user`);
  config.electronDist = dist;
  config.electronVersion = version;
  config.directories.output = 'release/test-runtime';
  config.linux.artifactName = config.linux.artifactName.replace('version}', 'version}-TEST');
  config.compression = 'store';
  config.deb = { ...config.deb, compression: 'gz' };
  process.env.FPM_LEVEL ??= '1';
  if (Number(version.split('.')[0]) < FIRST_WITH_FILE_PROTOCOL_FUSE) delete config.electronFuses.grantFileProtocolExtraPrivileges;
  config.afterPack = ({ appOutDir }) => rmSync(path.join(appOutDir, 'resources/default_app.asar'), { force: true });
}
// Debian's own tools in place of downloads
if (process.platform === 'linux') {
  if (existsSync('/usr/bin/7za')) process.env.ELECTRON_BUILDER_7ZIP_PATH ??= '/usr/bin/7za';
  if (existsSync('/usr/bin/dpkg-deb')) process.env.CUSTOM_FPM_PATH ??= path.join(root, 'scripts/fpm-dpkg.mjs');
}
export default config;
