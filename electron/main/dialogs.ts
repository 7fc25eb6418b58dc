/** The system's own file dialogs. They answer paths to main alone. */
import path from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import type { OPEN_PURPOSES, SAVE_PURPOSES } from '../../shared/contract/shell.ts';
import type { Translate } from '../../shared/messages/index.ts';

type OpenPurpose = (typeof OPEN_PURPOSES)[number];
type SavePurpose = (typeof SAVE_PURPOSES)[number];

const IMPORTED = ['zip', 'shp', 'geojson', 'json', 'gz', 'gpkg', 'csv', 'txt', 'tsv'];
const extensionOf = (purpose: SavePurpose): string => (purpose === 'project' ? 'gpkg' : purpose);

export async function chooseFilesToOpen(window: BrowserWindow, purpose: OpenPurpose, t: Translate): Promise<string[]> {
  const everything = { name: t('shell.dialog.all-files'), extensions: ['*'] };
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: t(`shell.dialog.open.${purpose}`),
    properties: purpose === 'import' ? ['openFile', 'multiSelections'] : ['openFile'],
    filters: [
      purpose === 'import'
        ? { name: t('shell.dialog.geographic-files'), extensions: IMPORTED }
        : { name: t('shell.dialog.project-file'), extensions: ['gpkg'] },
      everything,
    ],
  });
  return canceled ? [] : filePaths;
}

export async function chooseFileToSave(window: BrowserWindow, purpose: SavePurpose, name: string, t: Translate): Promise<string | null> {
  const extension = extensionOf(purpose);
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: t(purpose === 'project' ? 'shell.dialog.save.project' : 'shell.dialog.save.export'),
    // a name from the page is a name, not a way to another folder
    defaultPath: path.basename(name) || `emprise.${extension}`,
    filters: [{ name: t(`shell.dialog.type.${purpose}`), extensions: [extension] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (canceled || !filePath) return null;
  return path.extname(filePath) === '' ? `${filePath}.${extension}` : filePath;
}
