/** Main: windows, menus, dialogs and the engine host. It carries no data and reads no file of the user. */
import path from 'node:path';
import { app, dialog, nativeTheme, session } from 'electron';
import { registerScheme, servePage } from './app-protocol.ts';
import { Closing } from './closing.ts';
import { commandLineArguments, runCommandLine } from './command-line.ts';
import { EngineHost } from './engine-host.ts';
import { GrantRegister, modeOf } from './grants.ts';
import { emitToPage, openDoors } from './ipc.ts';
import { setMenu } from './menu.ts';
import { OpenRequests, readStartArguments } from './open-requests.ts';
import { recoverPage } from './page-recovery.ts';
import { PublicWindow } from './public-window.ts';
import { findRecent, listRecent } from './recent-projects.ts';
import { confineEveryPage, denyPermissions } from './security.ts';
import { openSettings } from './settings.ts';
import { currentTranslator, designate, shellHandlers } from './shell-handlers.ts';
import { createWindow } from './window.ts';

const dist = path.join(__dirname, '..');
const QUIT_MS = 10_000;

async function openApplication(earlyFiles: readonly string[]): Promise<void> {
  await app.whenReady();
  const userData = app.getPath('userData');
  const settings = openSettings(path.join(userData, 'settings.json'));
  nativeTheme.themeSource = settings.get().preferences.theme;
  denyPermissions(session.defaultSession);
  servePage(path.join(dist, 'renderer'), app.isPackaged ? undefined : process.env['EMPRISE_DEV_SERVER']);

  const t = () => currentTranslator(settings);
  const grants = new GrantRegister();
  const openRequests = new OpenRequests();
  const engine = new EngineHost({
    dist,
    args: ['--user-data', userData, '--app-version', app.getVersion()],
    grants,
    isNetworkAllowed: () => settings.get().preferences.networkAllowed,
    onRestart: () => emitToPage(window, 'engine', 'restarted'),
    onFailure: async () => {
      emitToPage(window, 'engine', 'failed');
      const say = t();
      const buttons = [say('shell.button.retry'), say('shell.button.close')];
      const { response } = await dialog.showMessageBox({
        type: 'error',
        message: say('shell.engine.failed'),
        detail: say('shell.engine.failed.detail'),
        buttons,
        cancelId: 1,
      });
      if (response === 0) engine.restart();
      else window.close();
    },
  });

  const window = createWindow(dist, settings);
  window.on('enter-full-screen', () => emitToPage(window, 'fullScreen', true));
  window.on('leave-full-screen', () => emitToPage(window, 'fullScreen', false));
  const closing = new Closing({
    window,
    t,
    ask: () => emitToPage(window, 'closing', undefined),
    stopEngine: (wait_ms) => engine.stop(wait_ms),
  });
  const openFiles = async (origin: 'start' | 'recent' | 'drop', paths: readonly string[]) => {
    const files = await Promise.all(paths.map((file) => designate({ grants, engine }, file, modeOf(file))));
    if (files.length > 0) openRequests.add({ kind: 'files', origin, files });
  };
  const openFromArguments = (argv: readonly string[], folder: string) => {
    const { demo, files } = readStartArguments(argv, folder);
    if (demo) openRequests.add({ kind: 'demo' });
    void openFiles('start', files);
  };
  const refreshMenu = async () => {
    setMenu({
      t: t(),
      recent: await listRecent(settings),
      run: (command) => emitToPage(window, 'command', command),
      openRecent: (id) => {
        const entry = findRecent(settings, id);
        if (entry) void openFiles('recent', [entry.path]);
      },
    });
  };

  const publicWindow = new PublicWindow(dist, window, settings, (state) => emitToPage(window, 'publicWindow', state));
  const desk = { window, publicWindow, settings, grants, engine, openRequests, closing, refreshMenu: () => void refreshMenu() };
  openDoors({ handlers: shellHandlers(desk), onConnect: (port) => engine.connect(port), onDrop: (paths) => void openFiles('drop', paths) });
  const pageGone = () => {
    openRequests.pause();
    closing.pageReady(false);
  };
  recoverPage(window, t, pageGone);
  window.webContents.on('did-start-loading', pageGone);
  await refreshMenu();

  openFromArguments(process.argv.slice(1), process.cwd());
  void openFiles('start', earlyFiles);
  app.removeAllListeners('open-file');
  app.on('open-file', (event, file) => {
    event.preventDefault();
    void openFiles('start', [file]);
  });
  app.on('second-instance', (_event, argv, folder) => {
    if (window.isMinimized()) window.restore();
    window.focus();
    openFromArguments(argv.slice(1), folder);
  });
  app.on('window-all-closed', () => void engine.stop(QUIT_MS).then(() => app.quit()));
}

const commandLine = commandLineArguments(process.argv);
if (commandLine) runCommandLine(dist, commandLine);

registerScheme();
confineEveryPage();
// NOTE: enableSandbox() with --no-sandbox (root in a container) makes the network service crash in a loop
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

if (!app.requestSingleInstanceLock()) app.quit();
else {
  // macOS may name the file before the application is ready
  const earlyFiles: string[] = [];
  app.on('open-file', (event, file) => {
    event.preventDefault();
    earlyFiles.push(file);
  });
  openApplication(earlyFiles).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    app.exit(1);
  });
}
