import { TextField as AriaTextField, Label, TextArea } from 'react-aria-components';
import { formatDate } from '../../../shared/format/dates.ts';
import { TextField } from '../../ui/Field.tsx';
import { parseTyped } from '../../ui/field-value.ts';
import { useText } from '../../ui/text.tsx';

export interface TypedWords {
  readonly caption: string;
  readonly author: string;
  /** The day as it is typed: `12/03/2026`. */
  readonly date: string;
  readonly text: string;
}

/** The same order in every language, whatever the computer is set to. */
const DAY = { name: 'date', type: 'date', unit: null, values: null } as const;

/** The day as the engine takes it (`2026-03-12`); null where none is typed, undefined where it is no day of the calendar. */
function dayOf({ date }: TypedWords): string | null | undefined {
  const parsed = parseTyped(date, DAY);
  if (parsed === null) return null;
  // a year alone is a date in a table, not the day of a photo
  return typeof parsed === 'string' && parsed.length === 10 ? parsed : undefined;
}

export const hasWrongDay = (words: TypedWords): boolean => dayOf(words) === undefined;

/** What a person says of a piece. */
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
        <TextField
          label={text('media.date')}
          value={words.date}
          placeholder={text('media.date-form')}
          error={hasWrongDay(words) ? text('value.invalid.date') : null}
          onChange={(date) => change({ date })}
        />
      </div>
    </div>
  );
}

const orNull = (value: string): string | null => (value.trim() === '' ? null : value.trim());

export function typedWords(
  piece: { caption: string | null; author: string | null; date: string | null; text: string | null } | null,
): TypedWords {
  return {
    caption: piece?.caption ?? '',
    author: piece?.author ?? '',
    date: piece?.date ? formatDate(piece.date) : '',
    text: piece?.text ?? '',
  };
}

/** As the engine takes them. */
export function givenWords(words: TypedWords) {
  const { caption, author, text } = words;
  return {
    caption: orNull(caption),
    author: orNull(author),
    date: dayOf(words) ?? null,
    text: text.trim() === '' ? null : text.replace(/\s+$/, ''),
  };
}
