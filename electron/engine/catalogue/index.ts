export { checkedValues, type Values } from './address.ts';
export { type Downloaded, type DownloadHooks, type DownloadRequest, download } from './download.ts';
export { type Catalogue, entryOf, loadCatalogue } from './entries.ts';
export { GEOCODING, geocode } from './geocode.ts';
export type { LineSettings } from './line.ts';
export { isCutByEnvironment, NetworkSwitch } from './network.ts';
export { Shelf } from './shelf.ts';
