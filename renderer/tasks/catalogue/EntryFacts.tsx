import type { CatalogueEntry } from '../../../shared/domain/catalogue.ts';
import { useLanguage, useText } from '../../ui/text.tsx';
import { wordsOf } from './model.ts';

/** What the entry is, whose, under which licence, and what it becomes here. Addresses are shown and never opened. */
export function EntryFacts({ entry }: { readonly entry: CatalogueEntry }) {
  const text = useText();
  const { title, description } = wordsOf(entry, useLanguage());
  const facts = [
    [text('catalogue.producer'), entry.producer],
    [text('catalogue.licence'), entry.licence],
    [text('catalogue.becomes'), text(`kind.${entry.kind}`)],
    [text('catalogue.address'), new URL(entry.address).host],
    [text('catalogue.page'), entry.page],
  ] as const;
  return (
    <header className="entry-facts">
      <h3>{title}</h3>
      <p className="secondary">{description}</p>
      <dl>
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </header>
  );
}
