import { Trash2 } from 'lucide-react';
import type { CatalogueCopy } from '../../../shared/domain/catalogue.ts';
import { LinkButton } from '../../ui/Button.tsx';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.tsx';

interface CopyListProps {
  readonly copies: readonly CatalogueCopy[];
  readonly disabled: boolean;
  readonly onUse: (copy: CatalogueCopy) => void;
  readonly onForget: (copy: CatalogueCopy) => void;
}

/** What was fetched before of this entry: usable without the network. */
export function CopyList({ copies, disabled, onUse, onForget }: CopyListProps) {
  const text = useText();
  const format = useFormat();
  if (copies.length === 0) return null;
  return (
    <section className="entry-copies">
      <h3>{text('catalogue.copies-title')}</h3>
      <ul>
        {copies.map((copy) => {
          const size = format.bytes(copy.bytes);
          return (
            <li key={JSON.stringify(copy.values)} className="row">
              <span className="grow copy-facts">
                <span className="ellipsis small" title={copy.file}>
                  {copy.file}
                </span>
                <span className="micro muted">
                  {copy.modifiedAt === null ? size : text('catalogue.copy-modified', { size, date: format.date(copy.modifiedAt) })}
                </span>
              </span>
              <LinkButton isDisabled={disabled} onPress={() => onUse(copy)}>
                {text('catalogue.use', { date: format.date(copy.fetchedAt) })}
              </LinkButton>
              <IconButton
                compact
                icon={Trash2}
                label={text('catalogue.forget', { file: copy.file })}
                isDisabled={disabled}
                onPress={() => onForget(copy)}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
