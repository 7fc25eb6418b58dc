import { useEffect, useState } from 'react';
import { call } from '../../engine/call.ts';

/** The bytes of a piece, for as long as it is looked at: kept like other answers, fifty megabytes each would fill the memory. Null while they come. */
export function useContent(id: number): Uint8Array | null {
  const [content, setContent] = useState<Uint8Array | null>(null);
  useEffect(() => {
    let isCurrent = true;
    setContent(null);
    call('media/content', { id })
      .then((answer) => isCurrent && setContent(answer.content))
      // the small picture goes on being shown
      .catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [id]);
  return content;
}
