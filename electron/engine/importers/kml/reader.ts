/** Placemarks of a KML and the folders they lie in, as the elements come. */
import type { SourceFeature, SourceField, SourceValue } from '../types.ts';
import { XmlError, type XmlHandler } from '../xml.ts';
import { SHAPES, ShapeCollector } from './shapes.ts';

export interface Container {
  /** In the order they open: the same in every reading. */
  readonly id: number;
  readonly parent: Container | null;
  name: string;
}

export interface Placemark {
  readonly container: Container;
  readonly feature: Omit<SourceFeature, 'row'>;
}

/** Direct children of a placemark that are values, and what they are called. */
const OWN_VALUES = new Set(['name', 'description', 'address', 'phoneNumber']);
const TIMES = new Set(['when', 'begin', 'end']);
const OVERLAYS = new Set(['GroundOverlay', 'ScreenOverlay', 'PhotoOverlay']);
const FIELD_TYPES: Readonly<Record<string, SourceField['type']>> = {
  ...{
    int: 'integer',
    uint: 'integer',
    short: 'integer',
    ushort: 'integer',
    float: 'real',
    double: 'real',
    bool: 'boolean',
    string: 'text',
  },
};

export class KmlReader implements XmlHandler {
  readonly root: Container = { id: 0, parent: null, name: '' };
  readonly types = new Map<string, SourceField['type']>();
  /** Read since last taken. */
  placemarks: Placemark[] = [];
  /** Links to a file beside this one (within a KMZ: read with it), and to elsewhere. */
  readonly links = { beside: 0, elsewhere: 0 };
  overlays = 0;
  #containers = 1;
  #container: Container = this.root;
  readonly #path: string[] = [];
  /** Text of the element `#textDepth` deep; elements inside it (HTML in a description) only add to it. */
  #text: string | null = null;
  #textDepth = 0;
  #values: Record<string, SourceValue> | null = null;
  #shapes = new ShapeCollector();
  #field = '';

  take(): Placemark[] {
    const taken = this.placemarks;
    this.placemarks = [];
    return taken;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const parent = this.#path.at(-1);
    if (parent === undefined && !/^(kml|Document|Folder|Placemark)$/.test(name)) throw new XmlError('syntax', 1);
    this.#path.push(name);
    if (this.#text !== null) return;
    this.#textDepth = this.#path.length;
    if (this.#values !== null) this.#openInside(name, parent ?? '', attributes);
    else if (name === 'Placemark') {
      this.#values = attributes['id'] ? { id: attributes['id'] } : {};
      this.#shapes = new ShapeCollector();
    } else if (name === 'Folder' || name === 'Document') {
      this.#container = { id: this.#containers++, parent: this.#container, name: '' };
    } else if (name === 'name' && (parent === 'Folder' || parent === 'Document')) this.#text = '';
    else if (name === 'href' && (parent === 'Link' || parent === 'Url') && this.#path.includes('NetworkLink')) this.#text = '';
    else if (OVERLAYS.has(name)) this.overlays++;
    else if (name === 'SimpleField' && attributes['name'])
      this.types.set(attributes['name'], FIELD_TYPES[attributes['type'] ?? ''] ?? 'text');
  }

  #openInside(name: string, parent: string, attributes: Readonly<Record<string, string>>): void {
    if (SHAPES.has(name) || name === 'innerBoundaryIs') this.#shapes.open(name);
    else if (name === 'coordinates' || name === 'coord') this.#text = '';
    else if ((parent === 'Placemark' && OWN_VALUES.has(name)) || (TIMES.has(name) && /^Time(Stamp|Span)$/.test(parent))) this.#text = '';
    else if (name === 'Data') this.#field = attributes['name'] ?? '';
    else if (name === 'SimpleData') {
      this.#field = attributes['name'] ?? '';
      this.#text = '';
    } else if (name === 'value' && parent === 'Data') this.#text = '';
    // Elements of another vocabulary (clause 9.5): their own name is the field's.
    else if (parent === 'ExtendedData' && name !== 'SchemaData') this.#text = '';
  }

  text(text: string): void {
    if (this.#text !== null) this.#text += text;
  }

  close(name: string): void {
    if (this.#text !== null && this.#path.length > this.#textDepth) {
      this.#path.pop();
      return;
    }
    this.#path.pop();
    const parent = this.#path.at(-1) ?? '';
    const text = this.#text;
    this.#text = null;
    if (this.#values === null) {
      if (name === 'Folder' || name === 'Document') this.#container = this.#container.parent ?? this.root;
      else if (name === 'name' && text !== null && (parent === 'Folder' || parent === 'Document')) this.#container.name = text.trim();
      else if (name === 'href' && text !== null) this.links[/^\s*[a-z]+:\/\//i.test(text) ? 'elsewhere' : 'beside']++;
      return;
    }
    if (name === 'Placemark') this.#finish();
    else if (name === 'coordinates' && text !== null) this.#shapes.coordinates(parent, text);
    else if (name === 'coord' && text !== null) this.#shapes.trackPosition(text);
    else if (SHAPES.has(name) || name === 'innerBoundaryIs') this.#shapes.close(name);
    else if (text === null) return;
    else if (name === 'SimpleData' || name === 'value') this.#set(this.#field, text);
    else this.#set(name === 'when' ? 'timestamp' : name, text);
  }

  /** The first of a name stands, unless it was empty. */
  #set(field: string, text: string): void {
    const values = this.#values;
    if (values === null || field === '') return;
    if (values[field] === undefined || values[field] === null) values[field] = text.trim() === '' ? null : text.trim();
  }

  #finish(): void {
    const values = this.#values ?? {};
    this.#values = null;
    const { geometry, remarks } = this.#shapes.result();
    const feature =
      typeof geometry === 'string'
        ? { geometry: null, unreadable: geometry, values }
        : { geometry, values, ...(remarks.length === 0 ? {} : { remarks }) };
    this.placemarks.push({ container: this.#container, feature });
  }
}
