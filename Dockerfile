# syntax=docker/dockerfile:1

# glibc: the embedded PostgreSQL needs it. Pin the digest in a mirror of yours.
FROM node:20.20-bookworm-slim AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/npm npm_config_cache=/npm node scripts/image.js /image

FROM node:20.20-bookworm-slim
# npm and corepack are for building. The name of the user is for PostgreSQL, which asks for it.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /opt/yarn-* /usr/local/bin/yarn* \
    && useradd --system --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin shipshape \
    && install -d -o shipshape -g shipshape -m 0700 /data
COPY --from=build /image /app
WORKDIR /app
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    SHIPSHAPE_AWS=live \
    SHIPSHAPE_DATA_DIR=/data
USER 10001:10001
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
    CMD ["node", "scripts/healthy.js"]
CMD ["node", "scripts/serve-built.js"]
