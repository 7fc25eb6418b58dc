/** The metadata stream of a PDF (XMP, ISO 16684-1), for readers and catalogues: pdfkit's own leaves `&` and `<` as they are. */
export interface PdfFacts {
  readonly title: string;
  readonly description: string;
  /** BCP 47. */
  readonly language: string;
  readonly author: string | null;
  readonly createdAt: Date;
}

const escapeXml = (text: string): string =>
  text
    // controls have no place in XML 1.0
    .replace(/[^\P{Cc}\t\n\r]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

const alternative = (name: string, text: string, language: string): string =>
  `<dc:${name}><rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li><rdf:li xml:lang="${language}">${text}</rdf:li></rdf:Alt></dc:${name}>`;

/** The `rdf:Description` elements, without what pdfkit puts around them. */
export function xmpOf({ title, description, language, author, createdAt }: PdfFacts): string {
  const date = `${createdAt.toISOString().split('.')[0]}Z`;
  const creator = author === null ? '' : `<dc:creator><rdf:Seq><rdf:li>${escapeXml(author)}</rdf:li></rdf:Seq></dc:creator>`;
  return `<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<xmp:CreateDate>${date}</xmp:CreateDate><xmp:CreatorTool>Emprise</xmp:CreatorTool><pdf:Producer>Emprise</pdf:Producer>
<dc:format>application/pdf</dc:format><dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>
${alternative('title', escapeXml(title), language)}
${alternative('description', escapeXml(description), language)}
${creator}
</rdf:Description>`;
}
