import type { CallParams } from '../../../shared/contract/engine.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { shellCall } from '../../engine/shell.ts';
import { useJobs } from '../../state/jobs.ts';
import { useNotices } from '../../state/notices.ts';
import { usePreferences } from '../../state/preferences.ts';

export const MAP_FORMATS = ['pdf', 'svg', 'png'] as const;
export const LAYER_FORMATS = ['csv', 'geojson', 'shapefile'] as const;
export type MapFormat = (typeof MAP_FORMATS)[number];
export type LayerFormat = (typeof LAYER_FORMATS)[number];

const EXTENSIONS = { csv: 'csv', geojson: 'geojson', shapefile: 'zip' } as const;
const fileName = (name: string, extension: string): string => `${name.replace(/[\\/:*?"<>|]+/g, ' ').trim() || 'export'}.${extension}`;

async function guarded(name: string, start: () => Promise<{ job: string } | null>): Promise<boolean> {
  try {
    const started = await start();
    if (started) useJobs.getState().start(started.job, 'export', name);
    return started !== null;
  } catch (error) {
    useNotices.getState().refuse(refusalOf(error));
    return false;
  }
}

/** Asks where, then draws. Answers false when given up or refused. */
export function exportMap(
  format: MapFormat,
  title: string,
  settings: Pick<CallParams<'export/map'>, 'territory' | 'dpi'>,
): Promise<boolean> {
  return guarded(title, async () => {
    const file = await shellCall('chooseSave', { purpose: format, name: fileName(title, format) });
    return file && call('export/map', { file: file.token, format, title, language: usePreferences.getState().language, ...settings });
  });
}

/** Objects to write; without it, all of them. */
export type ExportedPart = Pick<CallParams<'export/layer'>, 'where' | 'search' | 'fids'>;

export function exportLayer(
  table: string,
  name: string,
  format: LayerFormat,
  epsg: number | null,
  isPublic: boolean,
  part: ExportedPart = {},
): Promise<boolean> {
  return guarded(name, async () => {
    const extension = EXTENSIONS[format];
    const file = await shellCall('chooseSave', { purpose: extension, name: fileName(name, extension) });
    const { language } = usePreferences.getState();
    return (
      file &&
      call('export/layer', { table, file: file.token, format, public: isPublic, language, ...part, ...(epsg === null ? {} : { epsg }) })
    );
  });
}
