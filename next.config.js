/** @type {import('next').NextConfig} */
const config = {
  // Browser tests build beside a running development server.
  distDir: process.env.HEBI_DIST ?? '.next',
  // Native or very large packages stay outside the server bundle.
  serverExternalPackages: ['better-sqlite3', '@prisma/adapter-better-sqlite3', 'segmentit'],
  // Who starts Hebi does not wait for what `npm test` checks on its own.
  typescript: { ignoreBuildErrors: true },
  // The title stands in the head from the first byte, for everyone: it costs one row of the database.
  htmlLimitedBots: /./,
  // The server is loopback-only and says nothing about itself.
  poweredByHeader: false,
  reactStrictMode: true,
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'X-Frame-Options', value: 'DENY' },
        { key: 'Referrer-Policy', value: 'same-origin' },
      ],
    },
  ],
};

export default config;
