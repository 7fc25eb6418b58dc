/**
 * The page as the engine draws it, one drawing at a time: while one is being made the last page asked for waits, and the ones between are never drawn.
 * A part that did not change keeps its markup, so that moving a title does not draw a map again.
 */
import { useEffect, useSyncExternalStore } from 'react';
import type { Drawing, DrawingNode } from '../../../shared/cartography/drawing.ts';
import { unpackDrawing } from '../../../shared/cartography/pack-drawing.ts';
import type { PageLayout } from '../../../shared/domain/page-layout.ts';
import type { PageObject, PageReport } from '../../../shared/domain/page-report.ts';
import { call } from '../../engine/call.ts';
import { on } from '../../engine/events.ts';
import { EngineFailure } from '../../engine/failure.ts';
import { useLayoutView } from '../../state/layout.ts';
import { drawingMarkup } from './drawing-markup.ts';
import { pictureAddress } from './pictures.ts';
import { sameNode } from './same-node.ts';

export interface DrawnPart {
  readonly key: string;
  /** Id of the item, null for what belongs to the page. */
  readonly item: string | null;
  readonly node: DrawingNode;
  readonly markup: string;
}

export interface DrawnPage {
  /** What was drawn. */
  readonly layout: PageLayout;
  readonly drawing: Drawing;
  readonly parts: readonly DrawnPart[];
  readonly report: PageReport;
  readonly duration_ms: number;
}

interface Asked {
  readonly layout: PageLayout;
  readonly object: PageObject | null;
}

interface Table {
  readonly drawn: DrawnPage | null;
  readonly failure: EngineFailure | null;
  readonly busy: boolean;
}

let table: Table = { drawn: null, failure: null, busy: false };
let wanted: Asked | null = null;
let asked: Asked | null = null;
/** The project changed since the last drawing was asked for. */
let stale = false;
let ticket = 0;
const watchers = new Set<() => void>();

function show(change: Partial<Table>): void {
  table = { ...table, ...change };
  for (const watcher of watchers) watcher();
}

const sameAsked = (a: Asked | null, b: Asked | null): boolean =>
  a === b || (a?.layout === b?.layout && JSON.stringify(a?.object) === JSON.stringify(b?.object));

async function draw(): Promise<void> {
  const next = wanted;
  if (!next || table.busy || (!stale && sameAsked(next, asked))) return;
  asked = next;
  stale = false;
  ticket += 1;
  show({ busy: true });
  try {
    const { drawing: packed, report, duration_ms } = await call('layouts/draw', { layout: next.layout, object: next.object, ticket });
    const drawing = unpackDrawing(packed);
    const parts = partsOf(drawing, next.layout, table.drawn);
    show({ drawn: { layout: next.layout, drawing, parts, report, duration_ms }, failure: null });
    if (wanted?.layout.id === next.layout.id) useLayoutView.setState({ report });
  } catch (error) {
    const failure = error instanceof EngineFailure ? error : new EngineFailure({ code: 'internal', params: {}, details: String(error) });
    if (failure.code !== 'cancelled') show({ failure });
  } finally {
    show({ busy: false });
    void draw();
  }
}

/** One part for each group that draws an item; what stands between belongs to the page. */
function partsOf(drawing: Drawing, layout: PageLayout, before: DrawnPage | null): DrawnPart[] {
  const known = new Map(before?.layout.id === layout.id ? before.parts.map((part) => [part.key, part]) : []);
  return drawing.children.map((node, index) => {
    const item = (node.type === 'group' ? node.item : undefined) ?? null;
    const key = item ?? `page-${index}`;
    const old = known.get(key);
    if (old && sameNode(old.node, node)) return old;
    return { key, item, node, markup: drawingMarkup([node], `${key}-${ticket}`, pictureAddress) };
  });
}

/** Where pages are kept: a change of theirs comes as another layout. */
const PAGES = 'cartes';
on('project/changed', ({ tables }) => {
  if (tables.length > 0 && tables.every((name) => name === PAGES)) return;
  stale = true;
  void draw();
});

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => {
    watchers.delete(watcher);
  };
}

/** What is drawn now; `layout` null draws nothing more. */
export function useDrawing(layout: PageLayout | null, object: PageObject | null): Table {
  useEffect(() => {
    wanted = layout && { layout, object };
    void draw();
    return () => {
      wanted = null;
    };
  }, [layout, object]);
  return useSyncExternalStore(subscribe, () => table);
}

/** Another project: nothing of the former one is shown. */
export function forgetDrawing(): void {
  wanted = null;
  asked = null;
  show({ drawn: null, failure: null });
}
