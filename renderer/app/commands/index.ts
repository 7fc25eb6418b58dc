import { declareCommands } from '../../state/commands.ts';
import { accessibilityCommands } from './accessibility.ts';
import { editCommands } from './edit.ts';
import { editingCommands } from './editing.ts';
import { mapCommands } from './map.ts';
import { projectCommands } from './project.ts';
import { restoreCommands } from './restore.ts';
import { viewCommands } from './view.ts';

export function declareAllCommands(): void {
  declareCommands([...projectCommands, ...editCommands, ...editingCommands, ...mapCommands, ...restoreCommands, ...viewCommands, ...accessibilityCommands]);
}
