import { hasMessage, type Translate } from '../../../shared/messages/index.ts';

/** « RGF93 v1 / Lambert-93 (EPSG:2154) »: names say, codes settle. */
export function crsText(epsg: number, text: Translate): string {
  const id = `crs.${epsg}`;
  return hasMessage(id) ? `${text(id)} (EPSG:${epsg})` : `EPSG:${epsg}`;
}
