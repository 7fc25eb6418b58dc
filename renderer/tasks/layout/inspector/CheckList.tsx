import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { PageLayout } from '../../../../shared/domain/page-layout.ts';
import type { PageReport, PageWarning } from '../../../../shared/domain/page-report.ts';
import { isAvailable, runCommand } from '../../../state/commands.ts';
import { choose } from '../../../state/layout.ts';
import { LinkButton } from '../../../ui/Button.tsx';
import { useText } from '../../../ui/text.tsx';
import { itemName } from '../item-name.ts';
import { Section } from './Section.tsx';

/** What the last drawing of the page found wanting, each with the way to the item it is about. */
export function CheckList({ layout, report }: { layout: PageLayout; report: PageReport | null }) {
  const text = useText();
  if (!report) return null;
  const { warnings } = report;
  return (
    <Section
      title={text('layout.check')}
      aside={
        <span className={`tag ${warnings.length > 0 ? 'warning' : 'ok'}`} data-testid="layout-points">
          {text('layout.points', { count: warnings.length })}
        </span>
      }
    >
      <ul className="check-list">
        {warnings.map((warning, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two warnings may be the same in all they say
          <Warning key={index} warning={warning} layout={layout} />
        ))}
        {warnings.length === 0 && (
          <li className="fine">
            <CircleCheck size={15} />
            <span>{text('layout.all-there')}</span>
          </li>
        )}
      </ul>
    </Section>
  );
}

function Warning({ warning, layout }: { warning: PageWarning; layout: PageLayout }) {
  const text = useText();
  const item = layout.items.find(({ id }) => id === warning.item);
  const name = item ? itemName(item, text) : '';
  return (
    <li>
      <TriangleAlert size={15} />
      <span>
        {text(`page.warning.${warning.code}`, { ...warning.params, ...(name ? { name } : {}) })}{' '}
        {warning.code === 'no-credit' && (
          <LinkButton onPress={() => runCommand('project/properties')}>{text('layout.say-credit')}</LinkButton>
        )}
        {(warning.code === 'results-missing' || warning.code === 'results-stale') && isAvailable('analysis/run') && (
          <LinkButton onPress={() => runCommand('analysis/run')}>{text('command.analysis/run')}</LinkButton>
        )}{' '}
        {item && (
          <LinkButton aria-label={text('layout.see-item', { name })} onPress={() => choose([item.id])}>
            {text('layout.see')}
          </LinkButton>
        )}
      </span>
    </li>
  );
}
