/** @type {import('next').NextConfig} */
export default {
  // A build also gives what a container runs: the server with those packages alone that it loads. `next start` warns of it.
  output: process.env.SHIPSHAPE_BUILD ? 'standalone' : undefined,
  // A lock file in a folder above would make that one the root, and put the container's server somewhere else.
  outputFileTracingRoot: import.meta.dirname,
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` holds the types of the whole tree; whoever only starts the server need not wait for that.
  typescript: { ignoreBuildErrors: true },
  // No image is scaled here, and sharp is not installed.
  images: { unoptimized: true },
  // It finds the code of its threads beside its own file.
  serverExternalPackages: ['piscina'],
}
