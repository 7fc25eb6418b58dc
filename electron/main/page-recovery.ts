/** A page that crashes or hangs is loaded again: the data is in the engine, nothing is lost. A page that keeps crashing is left to the user. */
import { type BrowserWindow, dialog } from 'electron';
import type { Translate } from '../../shared/messages/index.ts';

const WITHIN_MS = 60_000;
const RELOADS = 2;

export function recoverPage(window: BrowserWindow, t: () => Translate, onReload: () => void): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', async (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    process.stderr.write(`page: gone (${reason})\n`);
    onReload();
    const now = Date.now();
    crashes = [...crashes.filter((time) => now - time < WITHIN_MS), now];
    if (crashes.length > RELOADS) {
      const say = t();
      const { response } = await dialog.showMessageBox({
        type: 'error',
        message: say('shell.page.failed'),
        detail: say('shell.page.failed.detail'),
        buttons: [say('shell.button.retry'), say('shell.button.close')],
        cancelId: 1,
      });
      if (response === 1) {
        window.close();
        return;
      }
      crashes = [];
    }
    window.webContents.reload();
  });
  window.on('unresponsive', async () => {
    const say = t();
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: say('shell.page.unresponsive'),
      detail: say('shell.page.unresponsive.detail'),
      buttons: [say('shell.button.wait'), say('shell.button.reload')],
      cancelId: 0,
    });
    if (response === 1 && !window.isDestroyed()) {
      onReload();
      window.webContents.forcefullyCrashRenderer();
      window.webContents.reload();
    }
  });
}
