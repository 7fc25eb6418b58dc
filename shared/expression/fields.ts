import type { FieldDefinition } from '../domain/kinds/index.ts';

/** `date` values are ISO 8601 days as text; a `datetime` field counts as its day. */
export type ExpressionType = 'number' | 'text' | 'boolean' | 'date';

/** A column an expression may name: the closed list that every expression is checked against. */
export interface ExpressionField {
  readonly name: string;
  readonly type: FieldDefinition['type'];
  /** SQL that gives the column where the quoted name is not enough (a join). Written by the engine, never by a user. */
  readonly sql?: string;
}

export function typeOfField(field: ExpressionField): ExpressionType {
  switch (field.type) {
    case 'integer':
    case 'real':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'date':
    case 'datetime':
      return 'date';
    case 'text':
    case 'json':
      return 'text';
  }
}
