// The smallest asar archive: a flat folder, no integrity block. (A plain folder named *.asar starts too, but electron-builder cannot hash it.)
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export function writeAsar(folder, target) {
  const files = {};
  const bodies = [];
  let offset = 0;
  for (const name of readdirSync(folder).sort()) {
    const body = readFileSync(path.join(folder, name));
    files[name] = { size: body.length, offset: String(offset) };
    offset += body.length;
    bodies.push(body);
  }
  const json = Buffer.from(JSON.stringify({ files }));
  const padded = Math.ceil(json.length / 4) * 4;
  const head = Buffer.alloc(16 + padded);
  head.writeUInt32LE(4, 0);
  head.writeUInt32LE(padded + 8, 4);
  head.writeUInt32LE(padded + 4, 8);
  head.writeUInt32LE(json.length, 12);
  json.copy(head, 16);
  writeFileSync(target, Buffer.concat([head, ...bodies]));
}
