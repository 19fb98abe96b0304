import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const config: NextConfig = {
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
