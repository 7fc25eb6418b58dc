import { hasMessage } from '../../../shared/messages/index.ts';
import { Banner } from '../../ui/Banner.tsx';
import { LinkButton } from '../../ui/Button.tsx';
import { useText } from '../../ui/text.tsx';
import { type Draft, likelyCrs, obstaclesOf } from './draft.ts';

/** What stands in the way, in words, each with its way out. */
export function Obstacles({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const text = useText();
  const likely = likelyCrs(draft);
  return (
    <div className="obstacles">
      {obstaclesOf(draft).map(({ code, params }) => {
        const id = [`window.error.${code}`, `error.${code}`, `note.${code}`].find(hasMessage);
        const offersCrs = code.startsWith('crs-');
        return (
          <Banner
            key={code}
            tone="warning"
            actions={
              offersCrs && likely !== null ? (
                <LinkButton onPress={() => onChange({ ...draft, crs: likely })}>
                  {text('import.use-crs', { crs: text(`crs.${likely}`) })}
                </LinkButton>
              ) : undefined
            }
          >
            {id ? text(id, { file: draft.file, layer: draft.proposal.layer, ...params }) : code}
          </Banner>
        );
      })}
    </div>
  );
}
