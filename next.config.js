/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` holds the types of the whole tree; whoever only starts the server need not wait for that.
  typescript: { ignoreBuildErrors: true },
  // No image is scaled here, and sharp is not installed.
  images: { unoptimized: true },
  // It finds the code of its threads beside its own file.
  serverExternalPackages: ['piscina'],
}
