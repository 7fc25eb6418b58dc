/** Finds its way in a drawing. */
import type { Drawing, DrawingNode, GroupNode, TextNode } from '../../../shared/cartography/drawing.ts';

export function textsOf(nodes: readonly DrawingNode[]): TextNode[] {
  return nodes.flatMap((node) => (node.type === 'text' ? [node] : node.type === 'group' ? textsOf(node.children) : []));
}

export const wordsOf = (nodes: readonly DrawingNode[]): string[] => textsOf(nodes).map(({ text }) => text);

/** Names of a map: one on several lines is a group of them. */
export const namesOf = (nodes: readonly DrawingNode[]): string[] =>
  nodes.flatMap((node) => (node.type === 'text' ? [node.text] : node.type === 'group' ? [node.name] : []));

/** The first group of a name, or null. */
export function findGroup(nodes: readonly DrawingNode[], name: string): GroupNode | null {
  for (const node of nodes) {
    if (node.type !== 'group') continue;
    const found = node.name === name ? node : findGroup(node.children, name);
    if (found) return found;
  }
  return null;
}

export function groupOf(drawing: Drawing, name: string): GroupNode {
  const found = findGroup(drawing.children, name);
  if (!found) throw new Error(`no group ${name}`);
  return found;
}
