import { openStore } from '@assay/core/store';
import { articleTable, coloured, loadExample, plain, wantsColour } from './src/index.ts';

console.error('Loading the article’s claims, tables and documents into memory, and assessing them …\n');
const store = await openStore(':memory:');
await loadExample(store);
console.log(await articleTable(store, wantsColour(process.stdout, process.env) ? coloured : plain));
console.log(`What next
---------
  npm start   the same to ask and browse, at http://127.0.0.1:4000/graphql
  npm test    every number above, held against its table

examples/defence-firms/README.md says how it is made, and how to load full
tables of your own.`);
await store.close();
