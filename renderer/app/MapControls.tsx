import {
  Fullscreen,
  type LucideIcon,
  Maximize,
  Minimize,
  Minus,
  MousePointer2,
  Plus,
  Redo2,
  Ruler,
  SquareDashedMousePointer,
  Undo2,
  ZoomIn,
} from 'lucide-react';
import { useQuery } from '../engine/query.ts';
import { scaleBar } from '../map/scale.ts';
import type { ToolId } from '../map/tools/tool.ts';
import { runCommand, shortcutOf } from '../state/commands.ts';
import { useMapViews } from '../state/map-views.ts';
import { useProject } from '../state/project.ts';
import { useView } from '../state/view.ts';
import { AnnotateButton } from '../tasks/annotations/AnnotateButton.tsx';
import { BaseMapButton } from '../tasks/base-maps/BaseMapButton.tsx';
import { ArrangeMenu } from '../tasks/views/ArrangeMenu.tsx';
import { BookmarksButton } from '../tasks/views/Bookmarks.tsx';
import { useFormat } from '../ui/format.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useText } from '../ui/text.tsx';
import { MEASURE_GROUP, SELECT_GROUP } from './map-tools.ts';
import { ToolGroup } from './ToolGroup.tsx';
import { useTool } from './tool.ts';

const SCALE_ROOM = 150;
const SOURCES_SHOWN = 4;

export function MapControls() {
  const text = useText();
  const canGoBack = useView((view) => view.readout.canGoBack);
  const canGoForward = useView((view) => view.readout.canGoForward);
  const fullScreen = useMapViews((views) => views.fullScreen);
  return (
    <>
      <div className="map-buttons left" role="toolbar" aria-label={text('canvas.tools')} aria-orientation="vertical">
        <ToolButton id="select" icon={MousePointer2} />
        <ToolGroup label={text('select.tools')} icon={SquareDashedMousePointer} commands={SELECT_GROUP} />
        <ToolGroup label={text('measure.tools')} icon={Ruler} commands={MEASURE_GROUP} />
        <ToolButton id="zoom-box" icon={ZoomIn} />
        <AnnotateButton />
      </div>
      <div className="map-buttons right">
        <IconButton
          icon={Plus}
          placement="left"
          label={text('command.map/zoom-in')}
          shortcut="+"
          onPress={() => runCommand('map/zoom-in')}
        />
        <IconButton
          icon={Minus}
          placement="left"
          label={text('command.map/zoom-out')}
          shortcut="−"
          onPress={() => runCommand('map/zoom-out')}
        />
        <IconButton
          icon={Maximize}
          placement="left"
          label={text('command.map/extent')}
          shortcut={shortcutOf('map/extent')}
          onPress={() => runCommand('map/extent')}
        />
        <IconButton
          icon={Undo2}
          placement="left"
          label={text('command.map/previous')}
          shortcut={shortcutOf('map/previous')}
          isDisabled={!canGoBack}
          onPress={() => runCommand('map/previous')}
        />
        <IconButton
          icon={Redo2}
          placement="left"
          label={text('command.map/next')}
          shortcut={shortcutOf('map/next')}
          isDisabled={!canGoForward}
          onPress={() => runCommand('map/next')}
        />
        <ArrangeMenu />
        <BookmarksButton />
        <IconButton
          icon={fullScreen ? Minimize : Fullscreen}
          placement="left"
          active={fullScreen}
          aria-pressed={fullScreen}
          label={text(fullScreen ? 'views.leave-full-screen' : 'command.map/full-screen')}
          shortcut={fullScreen ? 'Escape' : shortcutOf('map/full-screen')}
          onPress={() => runCommand('map/full-screen')}
        />
      </div>
      <BaseMapButton />
      <ScaleBar />
      <Attribution />
    </>
  );
}

function ToolButton({ id, icon }: { id: ToolId; icon: LucideIcon }) {
  const text = useText();
  const tool = useTool((store) => store.tool);
  return (
    <IconButton
      icon={icon}
      active={tool === id}
      placement="right"
      label={text(`command.tool/${id}`)}
      shortcut={shortcutOf(`tool/${id}`)}
      onPress={() => runCommand(`tool/${id}`)}
    />
  );
}

function ScaleBar() {
  const text = useText();
  const format = useFormat();
  const resolution = useView((view) => view.readout.resolution);
  const epsg = useView((view) => view.readout.epsg);
  if (resolution === null) return null;
  const { length_m, width_px } = scaleBar(resolution, SCALE_ROOM);
  const inKilometres = length_m >= 1000;
  const unit = inKilometres ? 'km' : 'm';
  // half of 5 km is 2,5 km: as many decimals as the figure needs, no more
  const figure = (metres: number): string => {
    const value = inKilometres ? metres / 1000 : metres;
    return format.number(value, Number.isInteger(value) ? 0 : 1);
  };
  return (
    <div className="scale-box">
      <div>{text(`crs.short.${epsg}`)}</div>
      <svg width={width_px + 2} height="8" aria-hidden="true">
        <path d={`M1 0V7H${width_px + 1}V0M${width_px / 2 + 1} 3V7`} fill="none" stroke="currentColor" strokeWidth="1.6" />
      </svg>
      <div className="row number" style={{ width: width_px + 2 }}>
        <span>0</span>
        {length_m > 1 && <span>{figure(length_m / 2)}</span>}
        <span>{format.unit(figure(length_m), unit)}</span>
      </div>
    </div>
  );
}

/** Where the data on the map comes from. */
function Attribution() {
  const text = useText();
  const demonstration = useProject((store) => store.project?.demonstration ?? false);
  const { data } = useQuery('import/reports', {}, ['*']);
  const files = [...new Set((data ?? []).flatMap(({ report }) => report.files.map((file) => file.file)))];
  const words = demonstration
    ? text('attribution.fictional')
    : files.length === 0
      ? null
      : text('attribution.sources', { files: files.slice(0, SOURCES_SHOWN).join(', '), more: Math.max(0, files.length - SOURCES_SHOWN) });
  return words && <div className="attribution">{words}</div>;
}
