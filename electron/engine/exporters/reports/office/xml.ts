/** The little XML that Office parts need. */

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text and attribute values; characters that XML 1.0 forbids (control characters pasted from elsewhere, lone surrogates) are left out. */
export function escapeXml(text: string): string {
  return (
    text
      .replace(/\p{Surrogate}/gu, '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that a file must not hold
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[&<>"]/g, (character) => ESCAPES[character] as string)
  );
}

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** `<name a="b">content</name>`; without content `<name/>`. `content` is XML already; an attribute that is undefined is left out. */
export function element(name: string, attributes: Attributes = {}, content = ''): string {
  let start = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) start += ` ${key}="${escapeXml(String(value))}"`;
  return content === '' ? `${start}/>` : `${start}>${content}</${name}>`;
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
