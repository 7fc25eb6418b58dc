/** What a producer's server has to say when it sends no data: the first words a person would read on its page. */
const LONGEST = 200;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: '’',
  '#39': '’',
  nbsp: ' ',
  eacute: 'é',
  egrave: 'è',
};

/** At most 200 characters, without tags; the text of an OGC exception or the message of a JSON answer where there is one. */
export function answerWords(body: string): string {
  const text = exceptionText(body) ?? jsonMessage(body) ?? body;
  const plain = text
    .replace(/<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<!\[CDATA\[|\]\]>/g, ' ')
    .replace(/<[^>]*>?/g, ' ')
    .replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1).trimEnd()}…` : plain;
}

function exceptionText(body: string): string | null {
  return (
    /<(?:\w+:)?(?:ExceptionText|ServiceException)\b[^>]*>([\s\S]*?)<\/(?:\w+:)?(?:ExceptionText|ServiceException)>/.exec(body)?.[1] ?? null
  );
}

function jsonMessage(body: string): string | null {
  try {
    const given: unknown = JSON.parse(body);
    if (typeof given !== 'object' || given === null) return null;
    const words = ['message', 'error_description', 'detail', 'description', 'error'].map(
      (name) => (given as Record<string, unknown>)[name],
    );
    return words.find((word): word is string => typeof word === 'string') ?? null;
  } catch {
    return null;
  }
}
