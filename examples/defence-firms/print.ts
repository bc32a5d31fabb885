import { openStore } from '@assay/core/store';
import { articleTable, loadExample } from './src/index.ts';

console.log('Loading the article’s claims, tables and evidence into memory, and assessing them …\n');
const store = await openStore(':memory:');
await loadExample(store);
console.log(await articleTable(store));
await store.close();
console.log('Next: npm start serves the same at http://127.0.0.1:4000/graphql');
