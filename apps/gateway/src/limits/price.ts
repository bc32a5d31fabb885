import type { GraphQLField } from 'graphql';

/** The extension of a field that costs as much as so many objects, whatever it answers. */
export function priced(price: number): { readonly price: number } {
  return { price };
}

export function priceOf({ extensions }: Pick<GraphQLField<unknown, unknown>, 'extensions'>): number {
  const { price } = extensions;
  return typeof price === 'number' ? price : 0;
}
