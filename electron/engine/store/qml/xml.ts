/** Just enough XML to write a QGIS style. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

export type Attributes = Readonly<Record<string, string | number>>;

export function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const list = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('');
  return children.length === 0 ? `<${name}${list}/>` : `<${name}${list}>${children.join('')}</${name}>`;
}

/** QGIS options of a symbol layer or a label: typed name and value. */
export function options(values: Attributes): string {
  return element(
    'Option',
    { type: 'Map' },
    Object.entries(values).map(([name, value]) => element('Option', { type: 'QString', name, value })),
  );
}
