/** What every page of the application is refused: permissions, navigation, new windows. And who may speak to main. */
import { app, type Session, type WebContents, type WebFrameMain } from 'electron';
import { PAGE_ORIGIN } from './app-protocol.ts';

const isOurPage = (url: string): boolean => url.startsWith(`${PAGE_ORIGIN}/`);

// NOTE: Node's URL gives the origin 'null' for a custom scheme: compare the text, never `.origin`.
export function isTrustedSender(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && isOurPage(frame.url);
}

/** Electron grants every permission by default. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event, url) => {
    if (!isOurPage(url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

export function confineEveryPage(): void {
  app.on('web-contents-created', (_event, contents) => confine(contents));
}
