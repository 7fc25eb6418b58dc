/** An address somebody typed → what is there: a template of tiles, a WMTS, a WMS. */
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { BaseMap, BaseMapSource, OfferedService } from '../../../shared/domain/base-maps.ts';
import { answerWords } from '../catalogue/answer-words.ts';
import { hasSecret, isServiceAddress, splitSecrets, withParameters } from './address.ts';
import { offeredBy, ownId } from './capabilities.ts';
import { bodyOf, type TileLines } from './fetch-tile.ts';
import { readXml } from './xml-tree.ts';

/** The list of the Géoplateforme is some megabytes. */
const LOOK_SETTINGS = { idle_ms: 45_000, limit_bytes: 64 * 1024 ** 2, maxRedirects: 5 };
const XYZ_LEVELS = { first: 0, last: 19 };

/** Throws `base-map-address-invalid`, `network-off`, `download-*`. */
export async function lookAt(lines: TileLines, typed: string): Promise<OfferedService> {
  const given = oneHost(typed.trim());
  if (!isServiceAddress(given)) throw new EmpriseError('base-map-address-invalid', { value: splitSecrets(given).address.slice(0, 200) });
  if (/\{-?[xyz]\}/.test(given)) return template(given);
  let fault: unknown = null;
  for (const asked of questionsFor(given)) {
    try {
      const found = await ask(lines, asked, given);
      if (found) return found;
    } catch (error) {
      fault ??= error;
      const { code } = error as EmpriseError;
      // a service that is not there is not asked in another way
      if (code === 'network-off' || code === 'download-timed-out' || code === 'download-failed') throw error;
    }
  }
  throw fault ?? new EmpriseError('base-map-address-invalid', { value: splitSecrets(given).address.slice(0, 200) });
}

/** Servers of one service under several names answer the same: one of them is enough, and no place of a template chooses a host. */
function oneHost(address: string): string {
  return address.replace(/\{s\}/g, 'a').replace(/\{switch:([^,}]*)[^}]*\}/g, '$1');
}

function template(given: string): OfferedService {
  const split = splitSecrets(given);
  const host = new URL(split.address.replace(/[{}]/g, '_')).host;
  if (!/\{z\}/.test(given) || !/\{x\}/.test(given) || !/\{-?y\}/.test(given))
    throw new EmpriseError('base-map-address-invalid', { value: split.address.slice(0, 200) });
  const source: BaseMapSource = { type: 'xyz', address: split.address, levels: XYZ_LEVELS, pixels: /\{r\}|@2x/.test(given) ? 512 : 256 };
  const map: BaseMap = {
    ...{ id: ownId(source), title: host, attribution: host, origin: host, description: '', bounds: null, transparent: false, source },
  };
  const layer = { name: host, title: host, description: '', epsgs: [3857], unknownSystems: 0, map };
  return { type: 'xyz', title: host, host, layers: [layer], unusable: 0, hasSecret: hasSecret(split) };
}

/** The document itself where the address is one, else both services, the likelier one first. */
function questionsFor(given: string): URL[] {
  const capabilities = (service: string, version: string) =>
    withParameters(given, { SERVICE: service, REQUEST: 'GetCapabilities', VERSION: version });
  const both = [capabilities('WMS', '1.3.0'), capabilities('WMTS', '1.0.0')];
  const questions = /wmts|tile/i.test(given) ? both.reverse() : both;
  return /\.xml(?:[?#]|$)/i.test(given) ? [new URL(given), ...questions] : questions;
}

async function ask(lines: TileLines, address: URL, given: string): Promise<OfferedService | null> {
  const line = lines.to(address, LOOK_SETTINGS);
  try {
    const answer = await line.get(address, { accept: 'text/xml,application/xml,*/*;q=0.5', 'accept-encoding': 'gzip' });
    if (answer.statusCode !== 200) return await line.refuse(answer);
    const body = await bodyOf(line, answer);
    try {
      const found = offeredBy(await readXml(body), given);
      if (found) return found;
    } catch {
      // not XML: told below in its own words
    }
    throw new EmpriseError('download-not-data', { host: line.host, answer: answerWords(body.toString('utf8', 0, 65_536)) });
  } finally {
    line.close();
  }
}
