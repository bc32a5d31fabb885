import type { Proposition } from '@assay/core';

/** The sorts of terms, by the places where they stand in each other. */
export type PropositionTerm = Proposition['term'];
export type Relation = Extract<PropositionTerm, { readonly op: 'text-is' }>['of'];
export type NumberTerm = Extract<PropositionTerm, { readonly op: 'compare' }>['left'];
export type DateTerm = Extract<PropositionTerm, { readonly op: 'date-order' }>['left'];
export type Predicate = Extract<Relation, { readonly op: 'where' }>['if'];
export type RowNumber = Extract<Relation, { readonly op: 'rank' }>['by'];
export type Aggregate = Extract<Relation, { readonly op: 'group' }>['aggregates'][string];
export type Arithmetic = Extract<NumberTerm, { readonly op: 'arithmetic' }>['with'];
export type Comparison = Extract<PropositionTerm, { readonly op: 'compare' }>['is'];
export type DateComparison = Extract<PropositionTerm, { readonly op: 'date-order' }>['is'];
