declare module 'shpjs' {
  /** Reads a zipped Shapefile to GeoJSON in longitude and latitude. */
  export default function read(zip: Uint8Array): Promise<unknown>;
}
