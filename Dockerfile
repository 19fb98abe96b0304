# Cotejo as a container: everything that serves, nothing that builds. See docs/decisions/015-more-than-one-machine.md.

FROM node:24-trixie-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run bundle -- /bundle

FROM node:24-trixie-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
# Root's, and the server is not root: it cannot change what it runs.
COPY --from=build /bundle ./
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 CMD ["node", "lib/cli/healthcheck.mjs"]
CMD ["node", "lib/cli/run.mjs", "serve"]
