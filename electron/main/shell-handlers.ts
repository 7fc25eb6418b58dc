/** The answers to the page's calls. */
import { existsSync } from 'node:fs';
import { app, type BrowserWindow, Menu, nativeTheme, shell } from 'electron';
import { EmpriseError } from '../../shared/contract/errors.ts';
import type { ChosenFile } from '../../shared/contract/shell.ts';
import type { FileGrant, GrantMode } from '../../shared/contract/wire.ts';
import { LANGUAGES, type Translate, translator } from '../../shared/messages/index.ts';
import { openTemporary, rememberTemporary, temporaryPlace } from './attachments.ts';
import type { Closing } from './closing.ts';
import { chooseFilesToOpen, chooseFileToSave } from './dialogs.ts';
import type { EngineHost } from './engine-host.ts';
import { chosenFile, type GrantRegister } from './grants.ts';
import { emitToPage, type ShellHandlers } from './ipc.ts';
import type { OpenRequests } from './open-requests.ts';
import type { PublicWindow } from './public-window.ts';
import { findRecent, forgetRecent, listRecent, rememberRecent } from './recent-projects.ts';
import type { SettingsStore } from './settings.ts';
import { showTextSize, windowControls } from './window.ts';

export interface Desk {
  readonly window: BrowserWindow;
  readonly settings: SettingsStore;
  readonly grants: GrantRegister;
  readonly engine: EngineHost;
  readonly openRequests: OpenRequests;
  readonly closing: Closing;
  readonly publicWindow: PublicWindow;
  readonly refreshMenu: () => void;
}

export function currentTranslator(settings: SettingsStore): Translate {
  const { language } = settings.get().preferences;
  return translator(LANGUAGES.includes(language) ? language : 'fr');
}

/** Makes a grant and waits until the engine knows it. */
export async function designate(desk: Pick<Desk, 'grants' | 'engine'>, path: string, mode: GrantMode): Promise<ChosenFile> {
  const grant = desk.grants.grant(path, mode);
  await desk.engine.grant(grant);
  return chosenFile(grant);
}

function known(grants: GrantRegister, token: string): FileGrant {
  const grant = grants.find(token);
  if (!grant) throw new EmpriseError('file-token-unknown', {});
  return grant;
}

export function shellHandlers(desk: Desk): ShellHandlers {
  const { window, settings, grants, openRequests, closing } = desk;
  const t = () => currentTranslator(settings);
  return {
    info: () => ({
      version: app.getVersion(),
      electron: process.versions['electron'] ?? '',
      chrome: process.versions['chrome'] ?? '',
      platform: process.platform,
      windowControls,
      preferences: settings.get().preferences,
    }),
    changePreferences: async (patch) => {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      const { preferences } = settings.change({ preferences: { ...settings.get().preferences, ...given } });
      nativeTheme.themeSource = preferences.theme;
      if (given['textSize'] !== undefined) showTextSize(window, settings);
      desk.refreshMenu();
      if (given['networkAllowed'] !== undefined) await desk.engine.tellNetwork();
      return preferences;
    },
    chooseOpen: async ({ purpose }) => {
      const paths = await chooseFilesToOpen(window, purpose, t());
      return Promise.all(paths.map((path) => designate(desk, path, purpose === 'project' ? 'document' : 'read')));
    },
    chooseSave: async ({ purpose, name }) => {
      const path = await chooseFileToSave(window, purpose, name, t());
      return path === null ? null : designate(desk, path, purpose === 'project' ? 'document' : 'write');
    },
    temporaryFile: async ({ name }) => {
      const file = await designate(desk, temporaryPlace(name), 'write');
      rememberTemporary(file);
      return file;
    },
    openTemporary: ({ token }) => openTemporary(window, grants.find(token), t()),
    recentProjects: () => listRecent(settings),
    reopen: ({ id }) => {
      const entry = findRecent(settings, id);
      if (!entry || !existsSync(entry.path)) throw new EmpriseError('file-not-found', { name: entry?.name ?? '' });
      return designate(desk, entry.path, 'document');
    },
    forgetRecent: ({ id }) => {
      forgetRecent(settings, id);
      desk.refreshMenu();
      return listRecent(settings);
    },
    reveal: ({ token }) => {
      shell.showItemInFolder(known(grants, token).path);
      return undefined;
    },
    describeWindow: ({ title, file, edited }) => {
      const grant = file === null ? null : known(grants, file);
      window.setTitle(title);
      window.setDocumentEdited(edited);
      window.setRepresentedFilename(grant?.path ?? '');
      if (grant?.mode === 'document') {
        rememberRecent(settings, grant.path, title);
        app.addRecentDocument(grant.path);
        desk.refreshMenu();
      }
      return undefined;
    },
    fullScreen: ({ on }) => {
      if (window.isFullScreen() !== on) window.setFullScreen(on);
      return undefined;
    },
    publicWindow: ({ open }) => {
      if (open === undefined) return desk.publicWindow.state();
      return open ? desk.publicWindow.open() : desk.publicWindow.close();
    },
    openMenu: ({ x, y }) => {
      Menu.getApplicationMenu()?.popup({ window, x, y });
      return undefined;
    },
    pageReady: () => {
      closing.pageReady(true);
      return openRequests.start((request) => emitToPage(window, 'open', request));
    },
    answerClose: ({ answer }) => {
      closing.answer(answer);
      return undefined;
    },
  };
}
