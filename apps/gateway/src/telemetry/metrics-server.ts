import { createServer, type Server } from 'node:http';
import { securityHeaders } from '../security-headers.ts';
import type { Metrics } from './metrics.ts';

/** A server of its own for the metrics: what reaches the gateway need not reach them. */
export function createMetricsServer({ expose }: Pick<Metrics, 'expose'>): Server {
  return createServer((request, response) => {
    const headers = { ...securityHeaders, 'cache-control': 'no-store' };
    if (request.url !== '/metrics' || request.method !== 'GET') {
      response.writeHead(404, headers).end();
      return;
    }
    expose().then(
      ({ type, text }) => response.writeHead(200, { ...headers, 'content-type': type }).end(text),
      () => response.writeHead(500, headers).end(),
    );
  });
}
