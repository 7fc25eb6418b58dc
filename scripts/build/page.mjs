// The renderer's bundle, and the Vite settings that the development server shares with it.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { root, say } from '../setup/say.mjs';

export const pageSettings = {
  root: path.join(root, 'renderer'),
  configFile: false,
  base: './',
  plugins: [react()],
};

const EMPTY_PAGE =
  '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Emprise</title></head><body><div id="root"></div></body></html>\n';

export async function buildPage(dist) {
  const outDir = path.join(dist, 'renderer');
  if (!existsSync(path.join(root, 'renderer/main.tsx'))) {
    say('no renderer/main.tsx yet, the window will be empty');
    mkdirSync(outDir, { recursive: true });
    writeFileSync(path.join(outDir, 'index.html'), EMPTY_PAGE);
    return;
  }
  // a test runner says NODE_ENV=test, by which Vite would pack React for developers: twice as slow, and no longer what is shipped
  process.env.NODE_ENV = 'production';
  await build({
    ...pageSettings,
    logLevel: 'warn',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome114',
      modulePreload: { polyfill: false },
      // a data: font or image would need a looser CSP than 'self'
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 3000,
    },
  });
}
