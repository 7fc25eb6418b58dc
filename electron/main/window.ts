/** The one window: where it was last time, never off every screen, shown once the page has something to show. */
import path from 'node:path';
import { BrowserWindow, nativeTheme, type Rectangle, screen } from 'electron';
import { PAGE_ORIGIN } from './app-protocol.ts';
import type { SettingsStore } from './settings.ts';

const MINIMUM = { width: 1180, height: 720 };
const FIRST = { width: 1440, height: 900 };
// --c-app of the two themes: the ground behind the panels, so that the first frame does not flash
export const GROUND = { light: '#E6EAEB', dark: '#0E1315' };
const TITLE_BAR = { height: 44, light: { color: '#FFFFFF', symbolColor: '#161F22' }, dark: { color: '#192124', symbolColor: '#E8EDEE' } };
const VISIBLE_PX = 80;
const REMEMBER_AFTER_MS = 500;

/** Electron draws its buttons over the page on Windows alone; elsewhere the system keeps its own title bar. */
export const windowControls = process.platform === 'win32' ? 'overlay' : 'native';

function isOnAScreen(bounds: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const width = Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x);
    return width >= VISIBLE_PX && bounds.y >= workArea.y - 1 && bounds.y < workArea.y + workArea.height - VISIBLE_PX;
  });
}

function titleBarOptions(): Electron.BrowserWindowConstructorOptions {
  if (windowControls === 'native') return {};
  const colours = nativeTheme.shouldUseDarkColors ? TITLE_BAR.dark : TITLE_BAR.light;
  return { titleBarStyle: 'hidden', titleBarOverlay: { height: TITLE_BAR.height, ...colours } };
}

/** Everything grows with the text, so that nothing is cut off; Chromium keeps the factor of an origin, hence it is said at each start. */
export function showTextSize(window: BrowserWindow, settings: SettingsStore): void {
  const factor = settings.get().preferences.textSize / 100;
  window.webContents.setZoomFactor(factor);
  if (windowControls === 'overlay') window.setTitleBarOverlay({ height: Math.round(TITLE_BAR.height * factor) });
}

function rememberPlace(window: BrowserWindow, settings: SettingsStore): void {
  let timer: NodeJS.Timeout | undefined;
  const remember = () => settings.change({ window: { bounds: window.getNormalBounds(), maximized: window.isMaximized() } });
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(remember, REMEMBER_AFTER_MS);
  };
  for (const event of ['resize', 'move', 'maximize', 'unmaximize'] as const) window.on(event as 'resize', later);
  window.on('close', () => {
    clearTimeout(timer);
    remember();
  });
}

export function createWindow(dist: string, settings: SettingsStore): BrowserWindow {
  const place = settings.get().window;
  const bounds = place.bounds && isOnAScreen(place.bounds) ? place.bounds : FIRST;
  const window = new BrowserWindow({
    ...bounds,
    minWidth: MINIMUM.width,
    minHeight: MINIMUM.height,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
    ...(process.platform === 'linux' ? { icon: path.join(dist, 'resources', 'icons', 'icon.png') } : {}),
    ...titleBarOptions(),
    webPreferences: {
      preload: path.join(dist, 'preload', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  });
  if (place.maximized) window.maximize();
  rememberPlace(window, settings);
  window.webContents.on('did-finish-load', () => showTextSize(window, settings));
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${PAGE_ORIGIN}/index.html`);
  return window;
}
