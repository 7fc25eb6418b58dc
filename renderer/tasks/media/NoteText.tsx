/** Plain text with its lines; those that begin with a dash are a list. */
export function NoteText({ text }: { text: string }) {
  const blocks: { list: boolean; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const list = /^\s*[-–•]\s+/.test(line);
    const last = blocks.at(-1);
    if (last && last.list === list) last.lines.push(line);
    else blocks.push({ list, lines: [line] });
  }
  return (
    <div className="note-text selectable">
      {blocks.map(({ list, lines }, index) =>
        list ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the text alone makes the blocks
          <ul key={index}>
            {lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <li key={at}>{line.replace(/^\s*[-–•]\s+/, '')}</li>
            ))}
          </ul>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <p key={index}>{lines.join('\n')}</p>
        ),
      )}
    </div>
  );
}
