import { useEffect, useState } from 'react';

/** An address for bytes of a picture, as long as they are shown. */
export function usePicture(bytes: Uint8Array | null, contentType: string): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!bytes) {
      setAddress(null);
      return;
    }
    const made = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: contentType }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, contentType]);
  return address;
}
