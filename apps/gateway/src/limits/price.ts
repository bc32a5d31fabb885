/** The extension of a field that costs as much as so many objects, whatever it answers; of an input, wherever it is given. */
export function priced(price: number): { readonly price: number } {
  return { price };
}

export function priceOf({ extensions }: { readonly extensions: { readonly [name: string]: unknown } }): number {
  const { price } = extensions;
  return typeof price === 'number' ? price : 0;
}
