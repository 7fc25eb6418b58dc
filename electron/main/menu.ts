/**
 * The native menu. Its own items send command ids to the page, which owns commands and keyboard: the shortcuts are shown here
 * but not registered (`registerAccelerator`), or Ctrl+Z would undo an import while someone types in a field.
 */
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand, RecentProject } from '../../shared/contract/shell.ts';
import type { Translate } from '../../shared/messages/index.ts';

export interface MenuActions {
  readonly t: Translate;
  readonly recent: readonly RecentProject[];
  readonly run: (command: MenuCommand) => void;
  readonly openRecent: (id: string) => void;
}

const RECENT_SHOWN = 10;
const separator: MenuItemConstructorOptions = { type: 'separator' };

export function menuTemplate({ t, recent, run, openRecent }: MenuActions): MenuItemConstructorOptions[] {
  const item = (id: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    id,
    label: t(`shell.menu.${id}`),
    ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
    click: () => run(id),
  });
  const role = (name: NonNullable<MenuItemConstructorOptions['role']>): MenuItemConstructorOptions => ({
    role: name,
    label: t(`shell.menu.role.${name}`),
  });
  const recentItems: MenuItemConstructorOptions[] = recent
    .slice(0, RECENT_SHOWN)
    .map((project) => ({ label: `${project.name} (${project.fileName})`, enabled: !project.missing, click: () => openRecent(project.id) }));

  const file: MenuItemConstructorOptions = {
    label: t('shell.menu.file'),
    submenu: [
      item('project/new', 'CmdOrCtrl+N'),
      item('project/open', 'CmdOrCtrl+O'),
      { label: t('shell.menu.recent'), enabled: recentItems.length > 0, submenu: recentItems },
      item('project/open-demo'),
      separator,
      item('project/save', 'CmdOrCtrl+S'),
      item('project/save-as', 'CmdOrCtrl+Shift+S'),
      item('project/properties'),
      item('project/close', 'CmdOrCtrl+W'),
      separator,
      item('import/open', 'CmdOrCtrl+I'),
      item('import/open-folder'),
      item('import/catalogue'),
      item('import/reports'),
      item('territory/build'),
      separator,
      item('export/table'),
      item('export/map'),
      separator,
      item('settings/open', 'CmdOrCtrl+,'),
      separator,
      role('quit'),
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: t('shell.menu.edit'),
    submenu: [
      item('history/undo', 'CmdOrCtrl+Z'),
      item('history/redo', 'CmdOrCtrl+Shift+Z'),
      item('history/show'),
      separator,
      role('cut'),
      role('copy'),
      role('paste'),
      role('selectAll'),
      item('selection/clear'),
      separator,
      item('analysis/run'),
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: t('shell.menu.view'),
    submenu: [
      item('palette/open', 'CmdOrCtrl+K'),
      separator,
      item('map/extent'),
      item('map/zoom-selection'),
      item('map/go-to', 'CmdOrCtrl+G'),
      item('bookmark/add', 'CmdOrCtrl+D'),
      item('bookmark/list', 'CmdOrCtrl+Shift+B'),
      separator,
      item('map/split', 'CmdOrCtrl+Shift+D'),
      item('map/swipe', 'CmdOrCtrl+Shift+R'),
      item('map/overview', 'CmdOrCtrl+Shift+O'),
      item('map/full-screen', 'F11'),
      separator,
      item('panel/layers', 'CmdOrCtrl+B'),
      item('panel/inspector'),
      item('panel/table'),
      separator,
      item('theme/toggle'),
      item('contrast/toggle'),
      item('text/larger', 'CmdOrCtrl+Plus'),
      item('text/smaller', 'CmdOrCtrl+-'),
      item('text/usual', 'CmdOrCtrl+0'),
      // F11 is the page's projection mode
      { role: 'togglefullscreen', label: t('shell.menu.role.togglefullscreen'), accelerator: 'Shift+F11' },
      ...(app.isPackaged ? [] : [separator, role('toggleDevTools')]),
    ],
  };
  const help: MenuItemConstructorOptions = {
    label: t('shell.menu.help'),
    submenu: [item('help/context', 'F1'), item('help/shortcuts'), separator, item('help/about')],
  };
  return [...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []), file, edit, view, help];
}

export function setMenu(actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(actions)));
}
