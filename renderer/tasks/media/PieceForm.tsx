import { TextField as AriaTextField, Label, TextArea } from 'react-aria-components';
import { TextField } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.tsx';

export interface TypedWords {
  readonly caption: string;
  readonly author: string;
  readonly date: string;
  readonly text: string;
}

/** What a person says of a piece. The day as `2026-03-12`. */
export function PieceForm({ words, withText, onChange }: { words: TypedWords; withText: boolean; onChange: (words: TypedWords) => void }) {
  const text = useText();
  const change = (part: Partial<TypedWords>): void => onChange({ ...words, ...part });
  return (
    <div className="piece-form">
      {withText && (
        <AriaTextField className="field" value={words.text} onChange={(value) => change({ text: value })} autoFocus>
          <Label className="field-label">{text('media.text')}</Label>
          <TextArea className="input piece-text" rows={5} maxLength={20_000} />
          <p className="micro muted">{text('media.text-hint')}</p>
        </AriaTextField>
      )}
      <TextField label={text('media.caption')} value={words.caption} maxLength={500} onChange={(caption) => change({ caption })} />
      <div className="piece-form-row">
        <TextField label={text('media.author')} value={words.author} maxLength={200} onChange={(author) => change({ author })} />
        <TextField label={text('media.date')} type="date" value={words.date} onChange={(date) => change({ date })} />
      </div>
    </div>
  );
}

const orNull = (value: string): string | null => (value.trim() === '' ? null : value.trim());

export function typedWords(
  piece: { caption: string | null; author: string | null; date: string | null; text: string | null } | null,
): TypedWords {
  return { caption: piece?.caption ?? '', author: piece?.author ?? '', date: piece?.date ?? '', text: piece?.text ?? '' };
}

/** As the engine takes them. */
export function givenWords({ caption, author, date, text }: TypedWords) {
  return {
    caption: orNull(caption),
    author: orNull(author),
    date: /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : null,
    text: text.trim() === '' ? null : text.replace(/\s+$/, ''),
  };
}
