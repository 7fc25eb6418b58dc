import { useEffect, useRef } from 'react';
import { type PreviewInput, PreviewView } from './preview-view.ts';
import './map.css';

interface PreviewCanvasProps extends PreviewInput {
  readonly label: string;
  readonly onReady: (view: PreviewView | null) => void;
}

/** The bridge of the small map: one tab stop, arrows pan, + and − zoom. */
export function PreviewCanvas({ label, onReady, shapes, extent, background, epsg, theme }: PreviewCanvasProps) {
  const element = useRef<HTMLDivElement>(null);
  const view = useRef<PreviewView | null>(null);
  useEffect(() => {
    if (!element.current) return;
    const made = new PreviewView(element.current);
    view.current = made;
    onReady(made);
    return () => {
      view.current = null;
      onReady(null);
      made.dispose();
    };
  }, [onReady]);
  useEffect(() => {
    view.current?.update({ shapes, extent, background, epsg, theme });
  }, [shapes, extent, background, epsg, theme]);
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a map is an application, its one tab stop
  return <div ref={element} className="preview-canvas" role="application" aria-label={label} tabIndex={0} data-testid="import-preview" />;
}
