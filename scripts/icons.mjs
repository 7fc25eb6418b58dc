// Renders resources/icons/icon.svg to icon.png (512 px). Run it after a change of the drawing: node scripts/icons.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { root } from './setup/say.mjs';

const SIZE_PX = 512;
const icons = path.join(root, 'resources/icons');
await initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
const drawing = new Resvg(readFileSync(path.join(icons, 'icon.svg'), 'utf8'), { fitTo: { mode: 'width', value: SIZE_PX } });
writeFileSync(path.join(icons, 'icon.png'), drawing.render().asPng());
