# The gateway alone, as the bundle that `npm start` runs, and the command beside it. See docs/operations.md.
FROM node:24.21.0-trixie-slim AS base
WORKDIR /assay
ENV NODE_ENV=production

# What the lockfile names, without what only tests need. A registry of your own: --secret id=npmrc,src=.npmrc
FROM base AS dependencies
ENV NPM_CONFIG_USERCONFIG=/run/secrets/npmrc
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY packages/core/package.json packages/core/
COPY packages/cli/package.json packages/cli/
COPY examples/defence-firms/package.json examples/defence-firms/
COPY apps/gateway/package.json apps/gateway/
RUN --mount=type=secret,id=npmrc,required=false \
    --mount=type=cache,target=/pnpm \
    npx --yes pnpm@12.21.0 install --frozen-lockfile --prefer-offline --prod --no-optional --store-dir /pnpm/store \
      --filter @assay/gateway... --filter @assay/cli...

# What the gateway runs from, made with the bundler, which stays behind.
FROM dependencies AS bundle
RUN --mount=type=secret,id=npmrc,required=false \
    --mount=type=cache,target=/pnpm \
    npx --yes pnpm@12.21.0 install --frozen-lockfile --prefer-offline --prod=false --store-dir /pnpm/store \
      --filter @assay/gateway...
COPY packages/core packages/core
COPY examples/defence-firms examples/defence-firms
COPY apps/gateway apps/gateway
RUN node apps/gateway/bundle.ts

FROM base
COPY --from=dependencies /assay ./
COPY --from=bundle /assay/apps/gateway/dist/bundle apps/gateway/dist/bundle
COPY packages/core/src packages/core/src
COPY packages/cli/src packages/cli/src
COPY examples/defence-firms examples/defence-firms
RUN mkdir /data && chown node:node /data
USER node
ENV HOST=0.0.0.0 PORT=4000 ASSAY_DB=/data/assay.db ASSAY_LOG=json
VOLUME ["/data"]
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "--eval", "fetch('http://127.0.0.1:4000/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "--min-semi-space-size=8", "--max-semi-space-size=8", "apps/gateway/dist/bundle/main.js"]
