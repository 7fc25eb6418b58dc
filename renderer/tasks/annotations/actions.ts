/** What is done with annotations; refusals in words. */

import type { CallParams } from '../../../shared/contract/engine.ts';
import type { Annotation, AnnotationId, AnnotationShape } from '../../../shared/domain/annotations.ts';
import { call } from '../../engine/call.ts';
import { useAnnotations } from '../../state/annotations.ts';
import { useNotices } from '../../state/notices.ts';
import { attempt } from '../attempt.ts';

export const ANNOTATION_SOURCES = ['annotations_textes', 'annotations_lignes', 'annotations_surfaces'] as const;

/** In the colour in hand. */
export function addAnnotation(shape: AnnotationShape, xy: Float64Array, text: string | null = null): Promise<boolean> {
  return attempt(async () => {
    await call('annotations/add', { shape, colour: useAnnotations.getState().colour, text, xy: new Float64Array(xy) });
  });
}

export function updateAnnotation(change: CallParams<'annotations/update'>): Promise<boolean> {
  return attempt(async () => {
    await call('annotations/update', change);
  });
}

export function removeAnnotation({ table, fid }: AnnotationId): Promise<boolean> {
  return attempt(async () => {
    useAnnotations.getState().set({ chosen: null });
    await call('annotations/remove', { annotations: [{ table, fid }] });
    useNotices.getState().toast('annotations.removed', {}, 'ok', 'history/undo');
  });
}

export const isSameAnnotation = (one: AnnotationId, other: AnnotationId | null): one is Annotation =>
  other !== null && one.table === other.table && one.fid === other.fid;
