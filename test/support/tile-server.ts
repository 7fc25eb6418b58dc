/** A service of images for tests, on this machine: XYZ, WMTS and WMS, in the moods that services have. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { PNG } from 'pngjs';

export type Mood =
  | 'well'
  | 'broken'
  | 'html'
  | 'exception'
  | 'forbidden'
  | 'nothing'
  | 'cut'
  | 'gzip'
  | 'redirect'
  | 'held'
  | 'half-image'
  | 'webp';

export interface TileServer {
  readonly address: string;
  mood: Mood;
  /** Paths asked for, in order. */
  readonly asked: string[];
  headers: Record<string, string>;
  /** Headers of the last question. */
  last: http.IncomingHttpHeaders;
  connections: number;
  /** Answers what was held. */
  release(): void;
  close(): Promise<void>;
}

/** One pixel, lossless. */
const WEBP = Buffer.from('524946461a000000574542505650384c0d0000002f00000010071011118888fe0700', 'hex');

/** One colour, PNG. */
export function picture(red: number, green: number, blue: number, width = 256, height = width): Buffer {
  const png = new PNG({ width, height });
  for (let at = 0; at < png.data.length; at += 4) png.data.set([red, green, blue, 255], at);
  return PNG.sync.write(png);
}

export const WMS_130 = (address: string) => `<?xml version="1.0" encoding="UTF-8"?>
<WMS_Capabilities version="1.3.0" xmlns="http://www.opengis.net/wms" xmlns:xlink="http://www.w3.org/1999/xlink">
<Service><Name>WMS</Name><Title>Service d’essai</Title></Service>
<Capability><Request><GetMap><Format>image/tiff</Format><Format>image/png</Format><Format>image/jpeg</Format>
<DCPType><HTTP><Get><OnlineResource xlink:href="http://interne.invalid/wms?"/></Get></HTTP></DCPType></GetMap></Request>
<Layer><Title>Racine</Title><CRS>EPSG:3857</CRS><CRS>EPSG:2154</CRS><CRS>EPSG:27572</CRS>
<Attribution><Title>Région d’essai</Title></Attribution>
<Layer queryable="1"><Name>photos</Name><Title>Photographies 2025</Title><Abstract>De ${address}</Abstract>
<EX_GeographicBoundingBox><westBoundLongitude>-5</westBoundLongitude><eastBoundLongitude>10</eastBoundLongitude>
<southBoundLatitude>41</southBoundLatitude><northBoundLatitude>51.5</northBoundLatitude></EX_GeographicBoundingBox></Layer>
<Layer><Name>zonages</Name><Title>Zonages</Title></Layer></Layer></Capability></WMS_Capabilities>`;

export async function startTileServer(): Promise<TileServer> {
  const held: (() => void)[] = [];
  const server: TileServer = {
    address: '',
    mood: 'well',
    asked: [],
    headers: {},
    last: {},
    connections: 0,
    release: () => {
      for (const answer of held.splice(0)) answer();
    },
    close: () =>
      new Promise((resolve) => {
        listening.close(() => resolve());
        listening.closeAllConnections();
      }),
  };
  const listening = http.createServer((request, response) => {
    const path = request.url ?? '/';
    server.asked.push(path);
    server.last = request.headers;
    answer(server, path, request, response, held);
  });
  listening.on('connection', (socket) => {
    server.connections += 1;
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return Object.assign(server, { address: `http://127.0.0.1:${(listening.address() as AddressInfo).port}` });
}

function answer(
  server: TileServer,
  path: string,
  request: http.IncomingMessage,
  response: http.ServerResponse,
  held: (() => void)[],
): void {
  const url = new URL(path, server.address);
  if (/GetCapabilities/i.test(path) && server.mood === 'well') {
    response.writeHead(200, { 'content-type': 'text/xml' }).end(WMS_130(server.address));
    return;
  }
  const width = Number(url.searchParams.get('WIDTH') ?? 256);
  const body = picture(190, 40, 160, width, Number(url.searchParams.get('HEIGHT') ?? width));
  const image = { 'content-type': 'image/png', ...server.headers };
  const { etag } = server.headers;
  switch (server.mood) {
    case 'broken':
      response.writeHead(500, { 'content-type': 'text/html' }).end('<html><h1>Erreur interne</h1></html>');
      break;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body><p>Service en maintenance</p></body></html>');
      break;
    case 'exception':
      response
        .writeHead(200, { 'content-type': 'image/png' })
        .end('<ServiceExceptionReport><ServiceException>Couche inconnue</ServiceException></ServiceExceptionReport>');
      break;
    case 'forbidden':
      response.writeHead(403, { 'content-type': 'text/plain' }).end('clé absente');
      break;
    case 'nothing':
      response.writeHead(404).end();
      break;
    case 'cut':
      response.writeHead(200, { ...image, 'content-length': body.length }).write(body.subarray(0, 100), () => response.destroy());
      break;
    case 'half-image':
      response.writeHead(200, image).end(body.subarray(0, body.length - 20));
      break;
    case 'webp':
      response.writeHead(200, { 'content-type': 'image/webp' }).end(WEBP);
      break;
    case 'gzip':
      response.writeHead(200, { ...image, 'content-encoding': 'gzip' }).end(gzipSync(body));
      break;
    case 'redirect':
      if (url.searchParams.has('moved')) response.writeHead(200, image).end(body);
      else response.writeHead(302, { location: `${url.pathname}?moved=1` }).end();
      break;
    case 'held':
      held.push(() => response.writeHead(200, image).end(body));
      break;
    default:
      if (etag !== undefined && request.headers['if-none-match'] === etag) response.writeHead(304, server.headers).end();
      else response.writeHead(200, image).end(body);
  }
}
