/** A layer as a zipped Shapefile: .shp, .shx, .dbf in UTF-8, .cpg, .prj (ESRI Shapefile Technical Description, July 1998). */
import { zipSync } from 'fflate';
import type { TableGeometry } from '../../../../shared/domain/kinds/index.ts';
import type { Sink } from '../write-file.ts';
import { writeDbf } from './dbf.ts';
import type { LayerJob } from './job.ts';
import { prjText } from './prj.ts';
import { writeShapes } from './shp.ts';
import type { OutputRow } from './types.ts';

/** A zip needs dates and starts in 1980; a fixed one keeps the bytes a matter of the data alone. */
const ZIP_DATE = new Date(1980, 0, 1);

/** Throws what the rows throw. The layer is gathered in memory: the lengths stand in front of the data in both files. */
export async function writeShapefile(job: LayerJob, sink: Sink): Promise<void> {
  const rows: OutputRow[] = [...job.rows];
  const name = job.name.normalize('NFC');
  const files: Record<string, Uint8Array> = {};
  if (job.geometry !== null) {
    const { shp, shx } = writeShapes(
      job.geometry as NonNullable<TableGeometry>,
      rows.map(({ geometry }) => geometry),
    );
    files[`${name}.shp`] = shp;
    files[`${name}.shx`] = shx;
    const prj = prjText(job.epsg);
    if (prj) files[`${name}.prj`] = new TextEncoder().encode(prj);
    else job.notes.add('export-without-prj', { crs: `EPSG:${job.epsg}` });
  }
  files[`${name}.dbf`] = writeDbf(
    job.fields,
    rows.map(({ values }) => values),
    job.notes,
  );
  files[`${name}.cpg`] = new TextEncoder().encode('UTF-8');
  await sink.write(zipSync(files, { level: 6, mtime: ZIP_DATE }));
}
