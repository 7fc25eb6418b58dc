/** Native dialogs cannot be clicked: these replace them in main with what the user would have answered. */
import type { ElectronApplication } from 'playwright';

export async function answerOpenDialog(app: ElectronApplication, filePaths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, paths) => {
    dialog.showOpenDialog = async () => ({ canceled: paths.length === 0, filePaths: [...paths] });
  }, filePaths);
}

export async function answerSaveDialog(app: ElectronApplication, filePath: string | null): Promise<void> {
  await app.evaluate(({ dialog }, answer) => {
    dialog.showSaveDialog = async () => ({ canceled: answer === null, filePath: answer ?? '' });
  }, filePath);
}

/** Answers every message box with the button of this number, and keeps what was said in main for `messageBoxes`. */
export async function answerMessageBoxes(app: ElectronApplication, response: number): Promise<void> {
  await app.evaluate(({ dialog }, answer) => {
    const said: string[] = [];
    Object.assign(globalThis, { messageBoxes: said });
    dialog.showMessageBox = (async (...args: unknown[]) => {
      said.push((args.at(-1) as { message: string }).message);
      return { response: answer, checkboxChecked: false };
    }) as typeof dialog.showMessageBox;
  }, response);
}

export function messageBoxes(app: ElectronApplication): Promise<string[]> {
  return app.evaluate(() => (globalThis as unknown as { messageBoxes: string[] }).messageBoxes);
}
