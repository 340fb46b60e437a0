/** @type {import('jest').Config} */
const config = {
  testEnvironment: 'node',
  // By default one core is left idle: on a machine of two that is half of it.
  maxWorkers: '100%',
  // Browser tests belong to Playwright.
  testMatch: ['<rootDir>/{lib,app,scripts,tests}/**/*.test.{ts,tsx}'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/browser/', '<rootDir>/.next/'],
  modulePathIgnorePatterns: ['<rootDir>/.next/'],
  moduleNameMapper: {
    '\\.module\\.css$': '<rootDir>/tests/style-mock.cjs',
    '^@/(.*)$': '<rootDir>/$1',
  },
  transform: {
    '^.+\\.(t|j|mj)sx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  // ESM-only packages that Jest must compile.
  transformIgnorePatterns: [
    '/node_modules/(?!(nanoid|fractional-indexing|parse5|entities|opencc-js)/)',
  ],
};

export default config;
