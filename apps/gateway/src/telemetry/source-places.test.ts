import { expect, it } from 'vitest';
import { inSources } from './source-places.ts';

it.each([
  'Error: no\n    at look (file:///srv/assay/apps/gateway/src/look.ts:3:4)',
  'Error: no\n    at look (node:internal/look:3:4)',
  // A bundle without its table of lines.
  'Error: no\n    at look (file:///nowhere/apps/gateway/dist/bundle/main.js:3:4)',
])('a stack stays as it is where nothing says what its lines were made from: %j', (stack) => {
  expect(inSources(stack)).toBe(stack);
});
