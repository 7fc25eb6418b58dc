import { errorText } from '../../state/error-text.ts';
import { Banner } from '../../ui/Banner.tsx';
import { TechnicalDetails } from '../../ui/TechnicalDetails.tsx';
import { useText } from '../../ui/text.tsx';
import type { Refused } from './actions.ts';

export function RefusedFiles({ refused }: { refused: readonly Refused[] }) {
  const text = useText();
  if (refused.length === 0) return null;
  return (
    <div className="refused">
      {refused.map(({ file, error }) => (
        <Banner key={`${file} ${error.code}`} tone="danger">
          <b>{file}</b>
          <br />
          {errorText(error, text, { file })}
          {error.details && <TechnicalDetails code={error.code} details={error.details} />}
        </Banner>
      ))}
    </div>
  );
}
