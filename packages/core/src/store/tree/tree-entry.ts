import type { TreeNoun } from './tree.ts';
import type { Visible } from './visible.ts';

/** An expression over a row of the given name. */
type Field = (row: string, visible: Visible) => string;

/** How a noun leads to others; `at` is the row it leads from and `to` one it leads to. */
export type Edge = {
  readonly to: TreeNoun;
  /** One: at most one row. Many: a list. Part: the same row, seen as something else. Listed: ids in a list of its own. */
  readonly kind: 'one' | 'many' | 'part' | 'listed';
  /** What must hold of the two, or for a part of the one. */
  readonly where: (at: string, to: string, visible: Visible) => string;
  /** Only the desk is led there; others find nothing. */
  readonly deskOnly?: true;
  readonly order?: (to: string) => string;
  /** Where a list of its own stands. */
  readonly list?: (at: string) => string;
  /** Fields of what it leads to that are told by the row it leads from, where they would have to be looked for. */
  readonly known?: (at: string, to: string, visible: Visible) => { readonly [field: string]: string };
};

export const isList = ({ kind }: Edge): boolean => kind === 'many' || kind === 'listed';

export interface TreeEntry {
  /** The table of its rows, or the list whose items they are. */
  readonly table: string;
  readonly fields: { readonly [name: string]: Field };
  /** Fields that only the desk reads. */
  readonly deskOnly?: readonly string[];
  readonly edges: { readonly [name: string]: Edge };
  /** Who may read it by its id; left out, only the desk. */
  readonly root?: (row: string, visible: Visible) => string;
}

/** Fields that are columns of the table. */
export const columns = (names: { readonly [field: string]: string }): { readonly [name: string]: Field } =>
  Object.fromEntries(Object.entries(names).map(([field, column]) => [field, (row: string) => `${row}.${column}`]));
/** A column that keeps canonical JSON. */
export const json =
  (column: string): Field =>
  (row) =>
    `json(${row}.${column})`;
/** Fields inside the column `content`. */
export const inContent = (...names: readonly string[]): { readonly [name: string]: Field } =>
  Object.fromEntries(names.map((name) => [name, (row: string) => `${row}.content -> '$.${name}'`]));

/** The row whose id stands in a column of this one. */
export const one = (to: TreeNoun, key: string, where: Edge['where'] = () => '1'): Edge => ({
  to,
  kind: 'one',
  where: (at, row, visible) => `${row}.id = ${at}.${key} and ${where(at, row, visible)}`,
});
/** The rows in whose column the id of this one stands. */
export const many = (to: TreeNoun, key: string, where: Edge['where'] = () => '1', order = 'id'): Edge => ({
  to,
  kind: 'many',
  where: (at, row, visible) => `${row}.${key} = ${at}.id and ${where(at, row, visible)}`,
  order: (row) => `${row}.${order}`,
});
export const toClaim = one('claim', 'claim_id', (_, claim, visible) => visible.claim(claim));
export const forAll = (): string => '1';
