import { declareCommands } from '../../state/commands.ts';
import { accessibilityCommands } from './accessibility.ts';
import { baseMapCommands } from './base-maps.ts';
import { editCommands } from './edit.ts';
import { editingCommands } from './editing.ts';
import { layerCommands } from './layers.ts';
import { layoutCommands } from './layout.ts';
import { mapCommands } from './map.ts';
import { pieceCommands } from './pieces.ts';
import { projectCommands } from './project.ts';
import { reportCommands } from './reports.ts';
import { restoreCommands } from './restore.ts';
import { selectingCommands } from './selecting.ts';
import { viewCommands } from './view.ts';
import { mapViewCommands } from './views.ts';
import { workshopCommands } from './workshop.ts';

export function declareAllCommands(): void {
  declareCommands([
    ...projectCommands,
    ...editCommands,
    ...editingCommands,
    ...mapCommands,
    ...baseMapCommands,
    ...restoreCommands,
    ...pieceCommands,
    ...selectingCommands,
    ...layerCommands,
    ...viewCommands,
    ...accessibilityCommands,
    ...mapViewCommands,
    ...layoutCommands,
    ...reportCommands,
    ...workshopCommands,
  ]);
}
