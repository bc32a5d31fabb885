/** A form that says something no claim can say, such as the greater of two texts; the official executor fails on it. */
export class Untranslatable extends Error {
  override readonly name = 'Untranslatable';
}
