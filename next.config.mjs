import createNextIntlPlugin from 'next-intl/plugin'

/**
 * Plain JavaScript: what serves reads it as well, and has no compiler there.
 * @type {import('next').NextConfig}
 */
const config = {
  // The server in lib/platform/server compresses once and keeps the bytes.
  compress: false,
  poweredByHeader: false,
  generateEtags: false,
  reactStrictMode: true,
  // `npm test` checks the types; a start should not wait for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['pg', '@prisma/adapter-pg', 'pino'],
}

export default createNextIntlPlugin('./lib/platform/i18n/request.ts')(config)
