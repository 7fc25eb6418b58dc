/** Office files read back by other code than wrote them: parts, XML as trees, relationships. */
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  text: string;
}

export function parseXml(xml: string): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, children: [], text: '' };
  const stack = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node: XmlNode = { name, attributes: attributes as Record<string, string>, children: [], text: '' };
    stack.at(-1)?.children.push(node);
    stack.push(node);
  });
  parser.on('text', (text) => {
    const node = stack.at(-1);
    if (node) node.text += text;
  });
  parser.on('closetag', () => stack.pop());
  parser.write(xml).close();
  return root.children[0] as XmlNode;
}

export function all(node: XmlNode, name: string): XmlNode[] {
  return [...(node.name === name ? [node] : []), ...node.children.flatMap((child) => all(child, name))];
}
/** Every text below, as a reader would hear it. */
export const textOf = (node: XmlNode): string => node.text + node.children.map(textOf).join('');

export class OfficeFile {
  readonly parts: ReadonlyMap<string, Uint8Array>;

  constructor(bytes: Uint8Array) {
    this.parts = new Map(Object.entries(unzipSync(bytes)));
  }

  xml(path: string): XmlNode {
    const part = this.parts.get(path);
    if (!part) throw new Error(`no ${path}`);
    return parseXml(strFromU8(part));
  }

  paths(pattern: RegExp): string[] {
    return [...this.parts.keys()].filter((path) => pattern.test(path)).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  }

  /** What is wrong with the package by ECMA-376 part 2: what Office offers to repair. */
  faults(): string[] {
    const faults: string[] = [];
    const types = this.xml('[Content_Types].xml');
    const defaults = new Set(types.children.filter(({ name }) => name === 'Default').map(({ attributes }) => attributes['Extension']));
    const overrides = types.children.filter(({ name }) => name === 'Override').map(({ attributes }) => attributes['PartName'] as string);
    for (const name of overrides) if (!this.parts.has(name.slice(1))) faults.push(`type of ${name}, which is not there`);
    for (const path of this.parts.keys()) {
      if (path === '[Content_Types].xml') continue;
      if (!defaults.has(path.slice(path.lastIndexOf('.') + 1)) && !overrides.includes(`/${path}`)) faults.push(`${path} has no type`);
      if (/\.(xml|rels)$/.test(path)) this.xml(path);
      if (path.endsWith('.rels')) faults.push(...this.relationFaults(path));
    }
    return faults;
  }

  private relationFaults(path: string): string[] {
    const folder = path.replace(/_rels\/[^/]*$/, '');
    const source = folder + path.slice(path.lastIndexOf('/') + 1, -'.rels'.length);
    const relations = this.xml(path).children.map(({ attributes }) => attributes);
    const faults = relations.flatMap(({ Id, Target = '', TargetMode }) => {
      if (TargetMode === 'External') return [];
      const target = new URL(Target, `file:///${folder}`).pathname.slice(1);
      return this.parts.has(target) ? [] : [`${path} ${Id}: no ${target}`];
    });
    if (!source.endsWith('.xml')) return faults;
    const known = new Set(relations.map(({ Id }) => Id));
    const used = [...strFromU8(this.parts.get(source) ?? new Uint8Array()).matchAll(/ r:(?:id|embed|link)="([^"]*)"/g)].map(([, id]) => id);
    return [...faults, ...used.filter((id) => !known.has(id)).map((id) => `${source} names ${id}`)];
  }
}
