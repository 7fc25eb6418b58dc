import type { Translate } from '../../shared/messages/index.ts';

/** Notes of one kind shown in full; a Shapefile alone may have sixty on field names. */
const SHOWN_OF_A_KIND = 4;

/** Notes for people, those of one code after its fourth counted; all of them stand in the JSON. */
export function noteLines(notes: readonly { readonly code: string; readonly message: string }[], text: Translate): string[] {
  const byCode = new Map<string, (typeof notes)[number][]>();
  for (const note of notes) byCode.set(note.code, [...(byCode.get(note.code) ?? []), note]);
  return [...byCode.values()].flatMap((same) => {
    const rest = same.length - SHOWN_OF_A_KIND;
    const shown = same.slice(0, rest > 1 ? SHOWN_OF_A_KIND : same.length).map((note) => `– ${note.message}`);
    return rest > 1 ? [...shown, `  ${text('cli.notes.more', { count: rest })}`] : shown;
  });
}
