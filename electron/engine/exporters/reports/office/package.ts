/**
 * An Office file as parts: content types, relationships and properties (ECMA-376 part 2), zipped with one fixed date, so that the same parts give the
 * same bytes.
 */
import { strToU8, type Zippable, zipSync } from 'fflate';
import type { Report } from '../../../../../shared/report/model.ts';
import { element, escapeXml, XML_HEAD } from './xml.ts';

/** A zip needs dates and starts in 1980. */
const ZIP_DATE = new Date(1980, 0, 1);
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';

export interface Relationship {
  /** Last word of the type: `slide`, `image`… or a whole address. */
  readonly type: string;
  /** Path from the root of the package, or an address when `external`. */
  readonly target: string;
  readonly external?: boolean;
}

export class OfficePackage {
  private readonly parts = new Map<string, string | Uint8Array>();
  private readonly contentTypes = new Map<string, string>();
  private readonly relationships = new Map<string, Relationship[]>();

  /** `path` from the root, without a slash in front. Binary parts take the content type of their extension. */
  add(path: string, contentType: string | null, content: string | Uint8Array): void {
    this.parts.set(path, content);
    if (contentType !== null) this.contentTypes.set(path, contentType);
  }

  has(path: string): boolean {
    return this.parts.has(path);
  }

  /** Answers the id of the relationship; the same one again answers the same id. `from` is '' for the package itself. */
  relate(from: string, relationship: Relationship): string {
    const known = this.relationships.get(from) ?? [];
    this.relationships.set(from, known);
    const at = known.findIndex(({ type, target }) => type === relationship.type && target === relationship.target);
    return `rId${at >= 0 ? at + 1 : known.push(relationship)}`;
  }

  zip(): Uint8Array {
    const relationships = [...this.relationships].map(([from, known]): [string, string] => [
      relationshipsPath(from),
      relationshipsXml(from, known),
    ]);
    return zipParts([['[Content_Types].xml', this.types()], ...relationships, ...this.parts]);
  }

  private types(): string {
    const defaults = { rels: `application/vnd.openxmlformats-package.relationships+xml`, xml: 'application/xml' } as Record<string, string>;
    for (const path of this.parts.keys()) {
      const extension = path.slice(path.lastIndexOf('.') + 1);
      if (extension in IMAGE_TYPES) defaults[extension] = IMAGE_TYPES[extension] as string;
    }
    const lines = [
      ...Object.entries(defaults).map(([Extension, ContentType]) => element('Default', { Extension, ContentType })),
      ...[...this.contentTypes].map(([path, ContentType]) => element('Override', { PartName: `/${path}`, ContentType })),
    ];
    return `${XML_HEAD}${element('Types', { xmlns: `${PACKAGE}/content-types` }, lines.join(''))}`;
  }
}

/** In the order given, with one fixed date. Pictures are packed already. */
export function zipParts(parts: readonly (readonly [path: string, content: string | Uint8Array])[]): Uint8Array {
  const files: Zippable = {};
  for (const [path, content] of parts)
    files[path] = typeof content === 'string' ? strToU8(content) : [content, { level: /\.(png|jpe?g)$/.test(path) ? 0 : 6 }];
  return zipSync(files, { level: 6, mtime: ZIP_DATE });
}

const IMAGE_TYPES: Readonly<Record<string, string>> = { png: 'image/png', jpeg: 'image/jpeg', svg: 'image/svg+xml' };

function relationshipsPath(from: string): string {
  const slash = from.lastIndexOf('/');
  return `${from.slice(0, slash + 1)}_rels/${from.slice(slash + 1)}.rels`;
}

function relationshipsXml(from: string, relationships: readonly Relationship[]): string {
  const lines = relationships.map(({ type, target, external }, i) =>
    element('Relationship', {
      Id: `rId${i + 1}`,
      Type: type.includes(':') ? type : `${OFFICE}/relationships/${type}`,
      Target: external ? target : relativePath(from, target),
      TargetMode: external ? 'External' : undefined,
    }),
  );
  return `${XML_HEAD}${element('Relationships', { xmlns: `${PACKAGE}/relationships` }, lines.join(''))}`;
}

function relativePath(from: string, target: string): string {
  const folder = from.split('/').slice(0, -1);
  const parts = target.split('/');
  while (folder.length > 0 && folder[0] === parts[0]) {
    folder.shift();
    parts.shift();
  }
  return [...folder.map(() => '..'), ...parts].join('/');
}

/** Title, author, language and the report's own day: what Office and search tools show of a file. */
export function coreProperties({ title, surtitle, subtitle, project, date, language, methods }: Report): string {
  const day = `${date.slice(0, 10)}T00:00:00Z`;
  const text = (name: string, value: string): string => (value === '' ? '' : element(name, {}, escapeXml(value)));
  const content = [
    text('dc:title', [surtitle, title].filter((part) => part !== '').join(', ')),
    text('dc:subject', subtitle ?? ''),
    text('dc:creator', 'Emprise'),
    text('cp:keywords', project),
    text('dc:description', methods.join(' ')),
    text('cp:lastModifiedBy', 'Emprise'),
    element('dcterms:created', { 'xsi:type': 'dcterms:W3CDTF' }, day),
    element('dcterms:modified', { 'xsi:type': 'dcterms:W3CDTF' }, day),
    text('dc:language', language === 'fr' ? 'fr-FR' : 'en-GB'),
  ];
  return `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${content.join('')}</cp:coreProperties>`;
}

/** Adds the properties and relates them and the main part to the package. */
export function addProperties(file: OfficePackage, main: string, application: string, report: Report): void {
  file.relate('', { type: 'officeDocument', target: main });
  file.relate('', { type: `${PACKAGE}/relationships/metadata/core-properties`, target: 'docProps/core.xml' });
  file.relate('', { type: 'extended-properties', target: 'docProps/app.xml' });
  file.add('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml', coreProperties(report));
  file.add(
    'docProps/app.xml',
    'application/vnd.openxmlformats-officedocument.extended-properties+xml',
    `${XML_HEAD}${element('Properties', { xmlns: `${OFFICE}/extended-properties` }, `${element('Application', {}, application)}${element('Company', {}, 'Emprise')}`)}`,
  );
}
