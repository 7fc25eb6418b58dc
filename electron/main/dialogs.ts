/** The system's own file dialogs. They answer paths to main alone. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import type { OPEN_PURPOSES, SAVE_PURPOSES } from '../../shared/contract/shell.ts';
import type { Translate } from '../../shared/messages/index.ts';

type OpenPurpose = (typeof OPEN_PURPOSES)[number];
type SavePurpose = (typeof SAVE_PURPOSES)[number];

const IMPORTED = [
  ...['zip', 'shp', 'geojson', 'geojsonl', 'geojsons', 'ndjson', 'json', 'topojson', 'gz', 'gpkg', 'fgb', 'kml', 'kmz', 'gpx', 'mif'],
  ...['csv', 'txt', 'tsv', 'xlsx', 'ods', '7z'],
];
const ATTACHED = ['jpg', 'jpeg', 'png', 'webp', 'heic', 'pdf', 'odt', 'docx', 'ods', 'xlsx', 'odp', 'pptx', 'txt'];
/** Spelled another way, the same format. */
const ALSO: Readonly<Partial<Record<SavePurpose, readonly string[]>>> = { geojson: ['json'] };
/** An attachment keeps the extension it came with. */
function extensionOf(purpose: SavePurpose, name: string): string {
  if (purpose === 'attachment') return path.extname(name).slice(1).toLowerCase() || 'bin';
  return purpose === 'project' ? 'gpkg' : purpose;
}

const PROPERTIES: Readonly<Record<OpenPurpose, ('openFile' | 'openDirectory' | 'multiSelections')[]>> = {
  project: ['openFile'],
  import: ['openFile', 'multiSelections'],
  'import-folder': ['openDirectory'],
  'base-map': ['openFile'],
  attachment: ['openFile', 'multiSelections'],
  'page-template': ['openFile'],
  image: ['openFile'],
};

function filterOf(purpose: OpenPurpose, t: Translate): { name: string; extensions: string[] } {
  if (purpose === 'import') return { name: t('shell.dialog.geographic-files'), extensions: IMPORTED };
  if (purpose === 'base-map') return { name: t('shell.dialog.base-map-files'), extensions: ['mbtiles', 'pmtiles'] };
  if (purpose === 'attachment') return { name: t('shell.dialog.photos-documents'), extensions: ATTACHED };
  if (purpose === 'page-template') return { name: t('shell.dialog.page-templates'), extensions: ['json'] };
  if (purpose === 'image') return { name: t('shell.dialog.pictures'), extensions: ['png', 'jpg', 'jpeg'] };
  return { name: t('shell.dialog.project-file'), extensions: ['gpkg'] };
}

export async function chooseFilesToOpen(window: BrowserWindow, purpose: OpenPurpose, t: Translate): Promise<string[]> {
  const everything = { name: t('shell.dialog.all-files'), extensions: ['*'] };
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: t(`shell.dialog.open.${purpose}`),
    properties: PROPERTIES[purpose],
    filters: [filterOf(purpose, t), everything],
  });
  return canceled ? [] : filePaths;
}

/** The name as it will be written. A dot in « plan v1.2 » begins no extension. */
function withExtension(file: string, purpose: SavePurpose, extension: string): string {
  const has = [extension, ...(ALSO[purpose] ?? [])].includes(path.extname(file).slice(1).toLowerCase());
  return has ? file : `${file}.${extension}`;
}

export async function chooseFileToSave(window: BrowserWindow, purpose: SavePurpose, name: string, t: Translate): Promise<string | null> {
  const extension = extensionOf(purpose, name);
  // a name from the page is a name, not a way to another folder
  let proposed = path.basename(name) || `emprise.${extension}`;
  for (;;) {
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title: t(purpose === 'project' ? 'shell.dialog.save.project' : 'shell.dialog.save.export'),
      defaultPath: proposed,
      filters: [{ name: t(`shell.dialog.type.${purpose}`), extensions: [extension] }],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    if (canceled || !filePath) return null;
    const completed = withExtension(filePath, purpose, extension);
    // the system's dialog asked about the name as it was typed
    if (completed === filePath || !existsSync(completed) || (await mayReplace(window, completed, t))) return completed;
    proposed = completed;
  }
}

async function mayReplace(window: BrowserWindow, file: string, t: Translate): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: t('shell.dialog.replace', { file: path.basename(file) }),
    detail: t('shell.dialog.replace.detail'),
    buttons: [t('shell.button.replace'), t('shell.button.cancel')],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}
