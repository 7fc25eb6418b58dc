import {
  ArrowUpRight,
  Circle,
  Eye,
  EyeOff,
  Highlighter,
  type LucideIcon,
  MousePointer2,
  Pencil,
  Pentagon,
  Spline,
  Trash2,
  Type,
  X,
} from 'lucide-react';
import { Radio, RadioGroup } from 'react-aria-components';
import { ANNOTATION_COLOURS, type AnnotationColour, type AnnotationShape, COLOUR_VALUES } from '../../../shared/domain/annotations.ts';
import { useQuery } from '../../engine/query.ts';
import type { ToolId } from '../../map/tools/tool.ts';
import { useAnnotations } from '../../state/annotations.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { usePreferences } from '../../state/preferences.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.tsx';
import { ANNOTATION_SOURCES, isSameAnnotation, removeAnnotation, updateAnnotation } from './actions.ts';
import './annotations.css';

const SHAPES: readonly { readonly shape: AnnotationShape; readonly icon: LucideIcon }[] = [
  { shape: 'texte', icon: Type },
  { shape: 'fleche', icon: ArrowUpRight },
  { shape: 'ligne', icon: Spline },
  { shape: 'surlignage', icon: Highlighter },
  { shape: 'polygone', icon: Pentagon },
  { shape: 'cercle', icon: Circle },
];

/** Tools and colours of the annotations, over the map while it is annotated. */
export function AnnotationBar({ tool, onTool }: { tool: ToolId; onTool: (tool: ToolId) => void }) {
  const text = useText();
  const { open, shown, colour, chosen, set } = useAnnotations();
  const dark = usePreferences((preferences) => preferences.shownTheme === 'dark');
  const { data } = useQuery('annotations/list', open ? {} : null, ANNOTATION_SOURCES);
  if (!open) return null;
  const annotation = data?.find((one) => isSameAnnotation(one, chosen)) ?? null;
  const choose = (value: string): void => {
    set({ colour: value as AnnotationColour });
    if (annotation) void updateAnnotation({ table: annotation.table, fid: annotation.fid, colour: value as AnnotationColour });
  };
  const close = (): void => {
    set({ open: false, chosen: null });
    onTool('select');
  };
  return (
    <div
      className="annotation-bar"
      role="toolbar"
      aria-label={text('annotations.tools')}
      data-testid="annotation-bar"
      data-help="annotations"
    >
      <IconButton
        icon={MousePointer2}
        placement="bottom"
        active={tool === 'annotate-edit'}
        label={text('annotations.edit')}
        onPress={() => onTool('annotate-edit')}
      />
      {SHAPES.map(({ shape, icon }) => (
        <IconButton
          key={shape}
          icon={icon}
          placement="bottom"
          active={tool === `annotate-${shape}`}
          label={text(`annotations.shape.${shape}`)}
          onPress={() => onTool(`annotate-${shape}`)}
        />
      ))}
      <RadioGroup
        className="annotation-colours"
        aria-label={text('annotations.colour')}
        value={annotation?.colour ?? colour}
        onChange={choose}
      >
        {ANNOTATION_COLOURS.map((name) => (
          <Radio key={name} value={name} className="annotation-colour" aria-label={text(`annotations.colour.${name}`)}>
            <svg width="18" height="18" aria-hidden="true">
              <circle cx="9" cy="9" r="7" fill={COLOUR_VALUES[name][dark ? 1 : 0]} />
            </svg>
          </Radio>
        ))}
      </RadioGroup>
      {annotation?.shape === 'texte' && (
        <IconButton
          icon={Pencil}
          placement="bottom"
          label={text('annotations.change')}
          onPress={() => useDialogs.getState().show({ kind: 'annotation-text', annotation, place: null })}
        />
      )}
      {annotation && (
        <IconButton icon={Trash2} placement="bottom" label={text('annotations.remove')} onPress={() => void removeAnnotation(annotation)} />
      )}
      <IconButton
        icon={shown ? Eye : EyeOff}
        placement="bottom"
        active={!shown}
        label={text(shown ? 'annotations.hide' : 'annotations.show')}
        onPress={() => set({ shown: !shown })}
      />
      <IconButton icon={X} placement="bottom" label={text('annotations.close')} onPress={close} />
    </div>
  );
}
