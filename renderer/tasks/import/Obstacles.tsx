import { hasMessage } from '../../../shared/messages/index.ts';
import { errorText } from '../../state/error-text.ts';
import { Banner } from '../../ui/Banner.tsx';
import { LinkButton } from '../../ui/Button.tsx';
import { fieldTitle } from '../../ui/field-value.ts';
import { useText } from '../../ui/text.tsx';
import { crsText } from './crs-text.ts';
import { type Draft, likelyCrs, obstaclesOf, withChoices } from './draft.ts';

/** What stands in the way, in words, each with its way out. */
export function Obstacles({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const text = useText();
  const likely = likelyCrs(draft);
  const { join } = draft.proposal;
  const obstacles = obstaclesOf(draft);
  if (obstacles.length === 0 && draft.problem === null) return null;
  const wayOut = (code: string) => {
    if (code.startsWith('crs-') && likely !== null)
      return (
        <LinkButton onPress={() => onChange(withChoices(draft, { crs: likely }))}>
          {text('import.use-crs', { crs: crsText(likely, text) })}
        </LinkButton>
      );
    if (code === 'csv-without-coordinates' && join)
      return (
        <LinkButton onPress={() => onChange(withChoices(draft, { join }))}>{text('import.use-join', { column: join.column })}</LinkButton>
      );
    return undefined;
  };
  return (
    <div className="obstacles">
      {draft.problem && <Banner tone="danger">{errorText(draft.problem, text, { file: draft.file, layer: draft.proposal.layer })}</Banner>}
      {obstacles.map(({ code, params }) => {
        const id = [`import.obstacle.${code}`, `window.error.${code}`, `error.${code}`, `note.${code}`].find(hasMessage);
        return (
          <Banner key={code} tone="warning" actions={wayOut(code)}>
            {id
              ? text(id, {
                  file: draft.file,
                  layer: draft.proposal.layer,
                  crs: likely === null ? '' : crsText(likely, text),
                  title: fieldTitle(String(params['field'] ?? ''), text),
                  ...params,
                })
              : code}
          </Banner>
        );
      })}
    </div>
  );
}
