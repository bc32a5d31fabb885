/** What every answer tells browsers: not to guess its type, not to frame it, not to give it to another site. */
export const securityHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

/** Those of every answer to a question. */
export const answerHeaders = { ...securityHeaders, 'cache-control': 'no-store' } as const;

/** Those of an answer that says no more than its status, after which the connection is closed. */
export const lastHeaders = {
  ...securityHeaders,
  'cache-control': 'no-store',
  connection: 'close',
  'content-length': '0',
} as const;

/** For a page: to load nothing but what GraphiQL needs, from this host. */
export const pagePolicy = "default-src 'self' data: blob: 'unsafe-inline'; frame-ancestors 'none'";
