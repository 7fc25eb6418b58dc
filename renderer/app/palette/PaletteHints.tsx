import { useText } from '../../ui/text.tsx';

/** What can be typed, by example: what an empty field teaches. */
const HINTS = ['name', 'commune', 'parcel', 'lambert', 'degrees', 'address'] as const;

export function PaletteHints() {
  const text = useText();
  return (
    <section className="palette-hints" aria-label={text('search.hints')}>
      <h3>{text('search.hints')}</h3>
      <ul>
        {HINTS.map((id) => (
          <li key={id}>
            <code>{text(`search.hint.${id}.example`)}</code>
            <span className="muted">{text(`search.hint.${id}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
