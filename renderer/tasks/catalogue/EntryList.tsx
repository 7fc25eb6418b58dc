import type { CatalogueCopy, CatalogueEntry } from '../../../shared/domain/catalogue.ts';
import { useFormat } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/text.tsx';
import { copiesOf, wordsOf } from './model.ts';

interface EntryListProps {
  readonly entries: readonly CatalogueEntry[];
  readonly copies: readonly CatalogueCopy[];
  readonly shown: CatalogueEntry | null;
  readonly disabled: boolean;
  readonly onShow: (entry: CatalogueEntry) => void;
}

export function EntryList({ entries, copies, shown, disabled, onShow }: EntryListProps) {
  const text = useText();
  const format = useFormat();
  const language = useLanguage();
  if (entries.length === 0) return <p className="small muted nothing">{text('catalogue.nothing')}</p>;
  return (
    <ul aria-label={text('catalogue.list')}>
      {entries.map((entry) => {
        const own = copiesOf(entry, copies);
        return (
          <li key={entry.id}>
            <button
              type="button"
              data-entry={entry.id}
              aria-current={entry.id === shown?.id}
              disabled={disabled && entry.id !== shown?.id}
              onClick={() => onShow(entry)}
            >
              <b>{wordsOf(entry, language).title}</b>
              <span className="micro muted">
                {entry.producer}, {entry.licence}
              </span>
              {own[0] && (
                <span className="micro copy-mark">
                  {text('catalogue.copies', { count: own.length, date: format.date(own[0].fetchedAt) })}
                </span>
              )}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
