/**
 * The commands of the window, one object each: top bar, native menu, keyboard and palette read the same ones.
 * Declared in app/commands/, reached from anywhere by id.
 */
export interface Command {
  readonly id: string;
  /** Message of its name, infinitive verb. */
  readonly label: string;
  readonly icon: string;
  /** `Mod+Shift+Z`; a single letter acts only while the map has the focus (WCAG 2.1.4). */
  readonly shortcut?: string;
  readonly onlyOnMap?: boolean;
  readonly when?: () => boolean;
  readonly run: () => void | Promise<void>;
}

const commands = new Map<string, Command>();

export function declareCommands(list: readonly Command[]): void {
  for (const command of list) commands.set(command.id, command);
}

export function allCommands(): readonly Command[] {
  return [...commands.values()];
}

export function isAvailable(id: string): boolean {
  const command = commands.get(id);
  return command !== undefined && (command.when?.() ?? true);
}

export function shortcutOf(id: string): string | undefined {
  return commands.get(id)?.shortcut;
}

/** Runs a command if it is available; its refusals are its own business. */
export function runCommand(id: string): void {
  if (isAvailable(id)) void commands.get(id)?.run();
}
