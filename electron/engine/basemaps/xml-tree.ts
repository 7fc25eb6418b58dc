/** A capabilities document as a tree. Nothing outside of it is ever fetched; document types and their entities are not read. */
import { setImmediate } from 'node:timers/promises';
import { SaxesParser } from 'saxes';

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** By name without its prefix. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface Growing extends XmlElement {
  readonly children: Growing[];
  text: string;
}

const MAX_DEPTH = 100;
const SLICE = 128 * 1024;
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** In the encoding it declares, UTF-8 without one. Throws where it is not XML. */
export async function readXml(bytes: Uint8Array): Promise<XmlElement> {
  const head = Buffer.from(bytes.subarray(0, 300)).toString('latin1');
  const encoding = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)["']/i.exec(head)?.[1] ?? 'utf-8';
  const text = new TextDecoder(encoding).decode(bytes);
  const parser = new SaxesParser();
  const root: Growing = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > MAX_DEPTH) throw new RangeError('xml too deep');
    const named = Object.entries(attributes).map(([key, value]) => [local(key), String(value)] as const);
    const element: Growing = { name: local(name), attributes: Object.fromEntries(named), children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const add = (given: string): void => {
    const last = open.at(-1);
    if (last) last.text += given;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    open.pop();
  });
  // lists of some megabytes: other calls are answered in between
  for (let at = 0; at < text.length; at += SLICE) {
    parser.write(text.slice(at, at + SLICE));
    await setImmediate();
  }
  parser.close();
  const [first] = root.children;
  if (!first) throw new RangeError('xml without an element');
  return first;
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((one) => one.name === name) ?? [];
}

export function childOf(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => at?.children.find((one) => one.name === name), element);
}

/** Spaces folded. */
export function wordsOf(element: XmlElement | undefined, ...path: readonly string[]): string {
  return (childOf(element, ...path)?.text ?? '').replace(/\s+/g, ' ').trim();
}
