import { LoaderCircle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { call } from '../../engine/call.ts';
import { LinkButton } from '../../ui/Button.tsx';
import { useText } from '../../ui/text.tsx';

/** Under this nothing is said: what comes at once needs no words. */
const PATIENCE_MS = 150;

/** A large table is being sorted or searched; it can be given up, and what was shown stays. */
export function WorkingNote() {
  const text = useText();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <span className="table-working small" role="status">
      <LoaderCircle size={14} className="spinner" />
      {text('table.working')}
      <LinkButton onPress={() => void call('table/cancel', {})}>{text('action.cancel')}</LinkButton>
    </span>
  );
}
