/** KML: placemarks with their values, folders as layers. Always WGS 84 (OGC 12-007r2, clause 6.2). */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { Note } from '../../../../shared/domain/note.ts';
import { stemOf } from '../containers/presented.ts';
import { familyOf } from '../geojson/features.ts';
import { uniqueNames } from '../names.ts';
import { type EncodingName, encodingGiven } from '../text-encoding.ts';
import { TextFields } from '../text-fields.ts';
import type { Declared, FormatReader, GeometryFamily, OpenOptions, Source, SourceFeature, SourceLayer } from '../types.ts';
import { readXml, XmlError, xmlCause, xmlEncoding, xmlHead } from '../xml.ts';
import { type Group, groupsOf, pathBelow } from './layers.ts';
import { type Container, KmlReader, type Placemark } from './reader.ts';

/** Files up to this size are read once and held; larger ones once to know them, then once per layer. */
const HELD_BYTES = 16 * 1024 * 1024;
const BATCH_ROWS = 500;
const FOLDER_FIELD = 'dossier';

export const kml: FormatReader = {
  id: 'kml',
  label: 'KML',
  extensions: ['.kml'],
  alsoNamed: ['.xml'],
  sniff: (head) =>
    /^\s*</.test(xmlHead(head)) && /<(\w+:)?kml[\s>]/.test(xmlHead(head)) && !/^\s*<(!doctype html|html)/i.test(xmlHead(head)),
  accepts: (head) => /^\s*<(\?xml|Document|Folder|Placemark)/.test(xmlHead(head)),
  open,
};

async function open(path: string, options: OpenOptions): Promise<Source> {
  const file = basename(path);
  const wanted = encodingGiven(file, options.encoding);
  const encoding = await xmlEncoding(path, wanted);
  const { size } = await stat(path);
  const survey = await look(path, encoding.value, size <= HELD_BYTES);
  const groups = groupsOf(survey.reader.root, survey.counts);
  const names = uniqueNames(groups.map(({ name }) => name ?? stemOf(path)));
  const notes: Pick<Note, 'code' | 'params' | 'count'>[] = [];
  const links = survey.reader.links.elsewhere + ((options.depth ?? 0) > 0 ? 0 : survey.reader.links.beside);
  if (links > 0) notes.push({ code: 'kml-links-not-followed', count: links, params: {} });
  if (survey.reader.overlays > 0) notes.push({ code: 'kml-overlays', count: survey.reader.overlays, params: {} });
  const layers = groups.map((group, index) => layerOf(path, names[index] as string, group, survey, encoding));
  return { layers: survey.counts.size === 0 ? [] : layers, remarks: notes, close: () => {} };
}

interface Survey {
  readonly reader: KmlReader;
  readonly counts: ReadonlyMap<Container, number>;
  readonly held: readonly Placemark[] | null;
  readonly facts: ReadonlyMap<Container, { fields: TextFields; families: Set<GeometryFamily>; hasRemarks: boolean }>;
}

async function look(path: string, encoding: EncodingName, hold: boolean): Promise<Survey> {
  const reader = new KmlReader();
  const held: Placemark[] = [];
  const counts = new Map<Container, number>();
  const facts = new Map<Container, { fields: TextFields; families: Set<GeometryFamily>; hasRemarks: boolean }>();
  for await (const placemarks of readAll(path, encoding, reader)) {
    for (const placemark of placemarks) {
      const { container, feature } = placemark;
      counts.set(container, (counts.get(container) ?? 0) + 1);
      const known = facts.get(container) ?? { fields: new TextFields(), families: new Set(), hasRemarks: false };
      facts.set(container, known);
      known.fields.add(feature.values);
      const family = familyOf([{ ...feature, row: 0 }]);
      if (family !== 'none') known.families.add(family);
      if (hold) held.push(placemark);
    }
  }
  return { reader, counts, held: hold ? held : null, facts };
}

function layerOf(path: string, name: string, group: Group, survey: Survey, encoding: Declared<EncodingName>): SourceLayer {
  const inside = [...survey.counts].filter(([container]) => group.has(container));
  const fields = new Map<string, ReturnType<TextFields['list']>[number]>();
  const families = new Set<GeometryFamily>();
  for (const [container] of inside) {
    const facts = survey.facts.get(container);
    for (const field of facts?.fields.list(survey.reader.types) ?? []) {
      const known = fields.get(field.name);
      // What is a number in one folder and a text in another is a text.
      fields.set(field.name, known === undefined || known.type === field.type ? field : { name: field.name, type: 'text' });
    }
    for (const family of facts?.families ?? []) families.add(family);
  }
  if (inside.some(([container]) => pathBelow(container, group.top) !== null))
    fields.set(FOLDER_FIELD, { name: FOLDER_FIELD, type: 'text' });
  const [family = 'none'] = families;
  return {
    name,
    format: 'kml',
    count: inside.reduce((sum, [, count]) => sum + count, 0),
    geometry: families.size > 1 ? 'mixed' : family,
    fields: [...fields.values()],
    fieldsComplete: true,
    crs: { value: 4326, how: 'standard' },
    encoding,
    extent: null,
    remarks: [],
    features: () => featuresOf(path, group, survey.held, encoding.value),
  };
}

async function* featuresOf(
  path: string,
  group: Group,
  held: readonly Placemark[] | null,
  encoding: EncodingName,
): AsyncGenerator<SourceFeature[]> {
  let row = 0;
  let batch: SourceFeature[] = [];
  for await (const placemarks of held === null ? readAll(path, encoding, new KmlReader()) : [held]) {
    for (const { container, feature } of placemarks) {
      if (!group.has(container)) continue;
      const below = pathBelow(container, group.top);
      batch.push({ ...feature, row: ++row, values: below === null ? feature.values : { ...feature.values, [FOLDER_FIELD]: below } });
      if (batch.length === BATCH_ROWS) {
        yield batch;
        batch = [];
      }
    }
  }
  if (batch.length > 0) yield batch;
}

async function* readAll(path: string, encoding: EncodingName, reader: KmlReader): AsyncGenerator<Placemark[]> {
  try {
    for await (const _ of readXml(path, encoding, reader)) {
      const placemarks = reader.take();
      if (placemarks.length > 0) yield placemarks;
    }
    const last = reader.take();
    if (last.length > 0) yield last;
  } catch (error) {
    if (error instanceof XmlError) throw new EmpriseError('kml-damaged', { file: basename(path), ...xmlCause(error) });
    throw error;
  }
}
