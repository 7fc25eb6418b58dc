// A browser and nothing else, for pages that Emprise serves to phones: `electron phone.cjs URL WIDTH HEIGHT`.
const { app, BrowserWindow } = require('electron');

const [url, width, height] = process.argv.slice(-3);
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: Number(width),
    height: Number(height),
    useContentSize: true,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  void window.loadURL(url);
});
app.on('window-all-closed', () => app.quit());
