import { Copy } from 'lucide-react';
import { Button } from './Button.tsx';
import { useText } from './text.tsx';

/** The code and the raw words of a failure, on demand: for the person who will be asked for help. */
export function TechnicalDetails({ code, details }: { code: string; details?: string | undefined }) {
  const text = useText();
  const content = details ? `${code}\n${details}` : code;
  return (
    <details className="details">
      <summary>{text('error.details')}</summary>
      <pre>{content}</pre>
      <Button size="compact" icon={Copy} onPress={() => void navigator.clipboard.writeText(content).catch(() => undefined)}>
        {text('action.copy')}
      </Button>
    </details>
  );
}
