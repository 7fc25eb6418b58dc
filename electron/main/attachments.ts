/** Documents of a project, opened by the applications of this computer: only types that run nothing, under a safe name, in a folder that goes at the end. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import { EmpriseError } from '../../shared/contract/errors.ts';
import type { FileGrant } from '../../shared/contract/wire.ts';
import type { Translate } from '../../shared/messages/index.ts';

/** Read, never run. Old office formats and those with macros are left out: they carry programs. */
const SAFE: readonly string[] = [...['pdf', 'odt', 'ods', 'odp', 'docx', 'xlsx', 'pptx', 'txt', 'csv', 'jpg', 'jpeg', 'png', 'webp']];
const NAME_LENGTH = 100;
/** Nobody writes into what was only opened to be read. */
const READ_ONLY = 0o400;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNSAFE_CHARACTERS = /[\\/:*?"<>|\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

let folder: string | null = null;
const handedOut = new Set<string>();

/** A name that stays in its folder and shows its true extension. Throws `attachment-unsafe`. */
export function safeName(name: string): string {
  const cleaned = path.basename(name.replace(UNSAFE_CHARACTERS, '_')).replace(/^[.\s]+|[.\s]+$/g, '');
  const extension = path.extname(cleaned);
  if (!SAFE.includes(extension.slice(1).toLowerCase())) throw new EmpriseError('attachment-unsafe', { file: name });
  return `${cleaned.slice(0, -extension.length).slice(0, NAME_LENGTH) || 'document'}${extension}`;
}

/** Where a document of this name may be written for this run. */
export function temporaryPlace(name: string): string {
  const safe = safeName(name);
  folder ??= makeFolder();
  return path.join(mkdtempSync(path.join(folder, 'p')), safe);
}

export function rememberTemporary(grant: Pick<FileGrant, 'token'>): void {
  handedOut.add(grant.token);
}

/** Throws `file-token-unknown` for any file but those handed out above, `file-unreadable` where no application takes it. */
export async function openTemporary(window: BrowserWindow, grant: FileGrant | undefined, t: Translate): Promise<boolean> {
  if (!grant || !handedOut.has(grant.token)) throw new EmpriseError('file-token-unknown', {});
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: t('shell.attachment.open', { file: grant.name }),
    detail: t('shell.attachment.open.detail'),
    buttons: [t('shell.button.open'), t('shell.button.cancel')],
    defaultId: 1,
    cancelId: 1,
  });
  if (response !== 0) return false;
  chmodSync(grant.path, READ_ONLY);
  const fault = await shell.openPath(grant.path);
  if (fault !== '') throw new EmpriseError('file-unreadable', { file: grant.name }, fault);
  return true;
}

function makeFolder(): string {
  const made = mkdtempSync(path.join(app.getPath('temp'), 'emprise-pieces-'));
  app.once('will-quit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}
