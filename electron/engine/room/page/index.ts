/** The page phones are given: three small texts, part of the program so that no file can be missing. */
import { PAGE_HTML } from './html.ts';
import { PAGE_SCRIPT } from './script.ts';
import { PAGE_STYLE } from './style.ts';

const FILES = new Map([
  ['', { type: 'text/html; charset=utf-8', text: PAGE_HTML }],
  ['vote.css', { type: 'text/css; charset=utf-8', text: PAGE_STYLE }],
  ['vote.js', { type: 'text/javascript; charset=utf-8', text: PAGE_SCRIPT }],
]);

export function pageFiles(): ReadonlyMap<string, { readonly type: string; readonly text: string }> {
  return FILES;
}
