# Compiles with the development dependencies, runs without them.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json tsconfig.sheets.json ./
COPY src src
COPY gateways gateways
COPY bench bench
RUN npm run build

FROM node:24-bookworm-slim
# What these two are for: docs/operate.md.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 MALLOC_ARENA_MAX=2 NODE_OPTIONS=--max-old-space-size=1024
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force && mkdir data && chown node:node data
COPY templates templates
COPY migrations migrations
COPY --from=build /app/dist dist
USER node
VOLUME /app/data
EXPOSE 8080
# By TLS where the service has a certificate: of itself it asks no more than that it answers.
HEALTHCHECK --interval=10s --timeout=3s --start-period=15s --retries=3 \
  CMD ["node", "-e", "const { PORT, TLS_CERT } = process.env; require(TLS_CERT ? 'https' : 'http').get({ host: '127.0.0.1', port: PORT, path: '/healthz', rejectUnauthorized: false }, ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1)).on('error', () => process.exit(1))"]
# Not through npm: signals must reach the service itself.
ENTRYPOINT ["node", "dist/src/cli.js"]
CMD ["serve"]
