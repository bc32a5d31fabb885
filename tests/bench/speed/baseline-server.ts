// The baseline: `node baseline-server.ts FILE` answers the questions of the bench from hand-written statements.
import { createServer } from 'node:http';
import { answerPage, answerWhole } from './answers.ts';
import { localId } from './queries.ts';
import { openStatements } from './statements.ts';

const statements = openStatements(process.argv[2] ?? '');

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const { variables } = JSON.parse(Buffer.concat(chunks).toString());
    const data =
      variables.id === undefined
        ? answerPage(statements, variables.after === null ? null : localId(variables.after))
        : answerWhole(statements, localId(variables.id));
    const body = Buffer.from(JSON.stringify({ data }));
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.byteLength });
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${Object(server.address()).port}/graphql`));
