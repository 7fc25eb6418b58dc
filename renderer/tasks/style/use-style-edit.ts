/** Changes of a style: the map follows at once, the project is written once per gesture, and each is a step to undo. */
import { useEffect, useMemo, useRef } from 'react';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import type { LayerStyle, StyleRenderer } from '../../../shared/domain/style.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { useNotices } from '../../state/notices.ts';
import { addPending } from '../../state/pending.ts';
import { useProject } from '../../state/project.ts';

/** Colours and thumbs move through many values: one gesture is what comes without a pause. */
const PAUSE = 400;

export interface StyleEdit {
  /** Shown and written. */
  readonly commit: (change: Partial<LayerStyle>) => void;
  /** Shown now, written after a pause. */
  readonly settle: (change: Partial<LayerStyle>) => void;
  /** Shown only. */
  readonly preview: (change: Partial<LayerStyle>) => void;
}

export function useStyleEdit(layer: LayerInfo): StyleEdit {
  const current = useRef(layer);
  current.current = layer;
  const pending = useRef<{ timer: ReturnType<typeof setTimeout>; write: () => Promise<void>; forget: () => void } | null>(null);
  const { id } = layer;
  const edit = useMemo((): StyleEdit => {
    /** The style as last shown, which this drawing may not have yet. */
    const shown = (): LayerStyle => layerOf(id)?.style ?? current.current.style;
    const preview = (change: Partial<LayerStyle>): LayerStyle => {
      const style = { ...shown(), ...change };
      useProject.getState().patchLayer(id, { style });
      return style;
    };
    const write = async (style: LayerStyle): Promise<void> => {
      try {
        await call('layers/update', { table: id, style });
      } catch (error) {
        useNotices.getState().refuse(refusalOf(error));
      }
    };
    const stop = (): void => {
      if (pending.current) clearTimeout(pending.current.timer);
      pending.current?.forget();
      pending.current = null;
    };
    return {
      preview,
      commit: (change) => {
        stop();
        void write(preview(change));
      },
      settle: (change) => {
        stop();
        const style = preview(change);
        const finish = (): Promise<void> => {
          stop();
          return write(style);
        };
        pending.current = { timer: setTimeout(() => void finish(), PAUSE), write: finish, forget: addPending(finish) };
      },
    };
  }, [id]);
  // the panel closes, or shows another layer, before the pause is over
  useEffect(
    () => () => {
      void pending.current?.write();
    },
    [],
  );
  return edit;
}

function layerOf(id: string): LayerInfo | undefined {
  const { project } = useProject.getState();
  return project?.layers.find((layer) => layer.id === id) ?? project?.views.find((layer) => layer.id === id);
}

export type RendererOf<T extends StyleRenderer['type']> = Extract<StyleRenderer, { type: T }>;
