/** A process that edits (or edits and saves) until it is killed, saying each number once it is safe. */

import { encodeBlob } from '../../../electron/engine/store/geopackage/blob.ts';
import { openProject } from '../../../electron/engine/store/index.ts';

const [mode, path, data] = process.argv.slice(2) as [string, string, string];

async function work(): Promise<void> {
  const project = await openProject(path, 'session', { userData: data, appVersion: '0.1.0' });
  const uid = project.row('sites', 1)?.['uid'] ?? null;
  for (let number = 1; ; number++) {
    const xy = Float64Array.of(2, 47, 2.1, 47, 2.1, 47.1, 2, 47);
    const geom = encodeBlob({ type: 'MultiPolygon', xy: xy.map((value) => value + number / 1000), parts: [4], polygons: [1] });
    project.apply(
      {
        operations: [
          { op: 'put', table: 'sites', rows: [{ fid: 1, commentaire: String(number), geom }] },
          ...(mode === 'edit' ? [{ op: 'put' as const, table: 'terrains', rows: [{ terr_id: `T${number}`, site_uid: uid, geom }] }] : []),
        ],
      },
      { code: 'edit-object', params: {}, origin: 'edit' },
    );
    if (mode === 'save') await project.save();
    process.stdout.write(`${number}\n`);
  }
}

void work();
