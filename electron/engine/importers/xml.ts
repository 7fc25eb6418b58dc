/**
 * XML read as a stream of elements (KML, GPX). Nothing outside of the file is ever fetched: document types are not read, and of entities only
 * the five of XML and the named characters of HTML that people paste into descriptions are known.
 */
import { open as openFile } from 'node:fs/promises';
import { SaxesParser } from 'saxes';
import { chunksOf } from './geojson/chunks.ts';
import { decoderOf, type EncodingName, encodingNamed, looksUtf8 } from './text-encoding.ts';
import type { Declared } from './types.ts';

export type XmlFault = 'syntax' | 'truncated' | 'too-deep' | 'too-large';

export class XmlError extends Error {
  readonly fault: XmlFault;
  readonly line: number;

  constructor(fault: XmlFault, line: number) {
    super(`xml ${fault} at line ${line}`);
    this.fault = fault;
    this.line = line;
  }
}

export interface XmlHandler {
  /** Names without their prefix. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/** No document of this kind nests so deep; a file of brackets does. */
const MAX_DEPTH = 200;
const MAX_TEXT_CHARACTERS = 128 * 1024 * 1024;

/** Common in descriptions, and not of XML. */
const HTML_ENTITIES: Readonly<Record<string, string>> = {
  ...{
    nbsp: '\u00a0',
    eacute: 'é',
    egrave: 'è',
    ecirc: 'ê',
    agrave: 'à',
    acirc: 'â',
    ccedil: 'ç',
    ocirc: 'ô',
    ugrave: 'ù',
    ucirc: 'û',
    icirc: 'î',
  },
  ...{
    iuml: 'ï',
    euml: 'ë',
    Eacute: 'É',
    Agrave: 'À',
    oelig: 'œ',
    euro: '€',
    deg: '°',
    laquo: '«',
    raquo: '»',
    rsquo: '’',
    ndash: '–',
    mdash: '—',
  },
};

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The beginning of a file as text to look for elements in: UTF-16 without its zeros, a mark of UTF-8 left out. */
export const xmlHead = (head: Uint8Array): string =>
  Buffer.from(head.subarray(0, 8192)).toString('latin1').replace(/^ï»¿/, '').replaceAll('\0', '');

/** What the file says of its encoding, or shows. */
export async function xmlEncoding(path: string, wanted: EncodingName | null): Promise<Declared<EncodingName>> {
  if (wanted !== null) return { value: wanted, how: 'given' };
  const head = await headOf(path);
  if (head[0] === 0xff && head[1] === 0xfe) return { value: 'UTF-16LE', how: 'header' };
  if (head[0] === 0xfe && head[1] === 0xff) return { value: 'UTF-16BE', how: 'header' };
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { value: 'UTF-8', how: 'header' };
  const declared = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)["']/i.exec(head.toString('latin1', 0, 400))?.[1];
  const known = declared === undefined ? null : encodingNamed(declared);
  // Programs that say UTF-8 and write Windows-1252 exist; the other way round as well.
  if (known === 'UTF-8' || known === null) {
    if (!looksUtf8(head)) return { value: 'windows-1252', how: known === null ? 'guessed' : 'corrected' };
    return { value: 'UTF-8', how: known === null ? 'standard' : 'declared' };
  }
  return { value: known, how: 'declared' };
}

const HEAD_BYTES = 256 * 1024;

async function headOf(path: string): Promise<Buffer> {
  const handle = await openFile(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Yields after each piece of about a megabyte, so that the caller can hand on what its handler gathered. Throws XmlError. */
export async function* readXml(path: string, encoding: EncodingName, handler: XmlHandler): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: true });
  Object.assign(parser.ENTITIES, HTML_ENTITIES);
  let depth = 0;
  parser.on('error', (error) => {
    // A name nobody declared or a prefix does not make a text unreadable; anything else would be guessing.
    if (/undefined entity|disallowed character|malformed character entity/i.test(error.message)) return;
    throw new XmlError(/unclosed|unexpected end/i.test(error.message) ? 'truncated' : 'syntax', parser.line);
  });
  parser.on('opentag', (tag) => {
    if (++depth > MAX_DEPTH) throw new XmlError('too-deep', parser.line);
    handler.open(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    depth--;
    handler.close(localName(tag.name));
  });
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));

  const decode = pieceDecoder(encoding);
  let unbroken = 0;
  let isStart = true;
  for await (const chunk of chunksOf(path, false)) {
    let text = decode(chunk, false);
    if (isStart) text = text.replace(/^\uFEFF+/, '').trimStart();
    if (text !== '') isStart = false;
    const last = text.lastIndexOf('<');
    unbroken = last < 0 ? unbroken + text.length : text.length - last;
    if (unbroken > MAX_TEXT_CHARACTERS) throw new XmlError('too-large', parser.line);
    parser.write(text);
    yield;
  }
  parser.write(decode(Buffer.alloc(0), true));
  parser.close();
}

const STREAMED: Readonly<Partial<Record<EncodingName, string>>> = { 'UTF-8': 'utf-8', 'UTF-16LE': 'utf-16le', 'UTF-16BE': 'utf-16be' };

/** A character may be cut between two pieces. */
function pieceDecoder(encoding: EncodingName): (piece: Buffer, isLast: boolean) => string {
  const label = STREAMED[encoding];
  if (label === undefined) return (piece) => decoderOf(encoding)(piece);
  const decoder = new TextDecoder(label);
  return (piece, isLast) => decoder.decode(piece, { stream: !isLast });
}

/** What a refusal says: `cause`, and the line where it shows. */
export const xmlCause = (error: XmlError): { cause: string; line: number } => ({ cause: error.fault, line: error.line });
