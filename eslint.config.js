import next from 'eslint-config-next';
import importX from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import tseslint from 'typescript-eslint';

const pureRooms = ['text', 'align', 'memory', 'terms', 'quality', 'search', 'research', 'formats'];

// What several pure rooms need and neither owns; it imports nothing of ours (decision 011).
const sharedRooms = ['numbers'];

const edges = ['./app', './scripts', './lib/store', './lib/i18n', './tests', './generated'];

const zones = [
  ...pureRooms.map((room) => ({
    target: `./lib/${room}`,
    from: [
      ...edges,
      ...pureRooms.filter((other) => other !== room).map((other) => `./lib/${other}`),
    ],
    message:
      'Rooms import one way: app, scripts → lib/store → the pure rooms → nothing (docs/architecture.md).',
  })),
  ...sharedRooms.map((room) => ({
    target: `./lib/${room}`,
    from: [...edges, ...pureRooms.map((other) => `./lib/${other}`)],
    message: 'A shared room imports nothing of ours (docs/decisions/011).',
  })),
  {
    target: './lib/store',
    from: ['./app', './scripts', './lib/i18n'],
    message: 'lib/store serves the pages and the scripts; it does not know them.',
  },
  {
    target: './lib/i18n',
    from: ['./app', './scripts', './lib/store'],
    message: 'lib/i18n knows no page.',
  },
  { target: './scripts', from: ['./app'], message: 'Scripts call lib, not pages.' },
];

const notPure = [
  'react',
  'react-dom',
  'react/*',
  'next',
  'next/*',
  '@prisma/*',
  'better-sqlite3',
  'fs',
  'fs/*',
  'node:fs',
  'node:fs/*',
  'child_process',
  'node:child_process',
  'http',
  'node:http',
];

export default tseslint.config(
  {
    ignores: [
      '.next*/',
      'generated/',
      'node_modules/',
      'next-env.d.ts',
      'coverage/',
      'tests/browser/output/',
    ],
  },
  ...next,
  ...tseslint.configs.strict,
  {
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: 'tsconfig.json' })],
      react: { version: '19' },
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      // Index access is checked by noUncheckedIndexedAccess; a bound proven by a loop may be asserted.
      '@typescript-eslint/no-non-null-assertion': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: [...pureRooms, ...sharedRooms].map((room) => `lib/${room}/**/*.ts`),
    ignores: ['**/*.test.ts', '**/testing/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: notPure, message: 'Pure rooms know no framework, database or file system.' },
          ],
        },
      ],
    },
  },
  {
    files: ['app/**/*.{ts,tsx}', 'scripts/**/*.{ts,mjs}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['better-sqlite3', '@prisma/*', '**/generated/prisma/*'],
              message: 'lib/store is the only room that knows Prisma or SQLite.',
            },
          ],
        },
      ],
    },
  },
  { files: ['scripts/**'], rules: { 'no-console': 'off' } },
  // A room's tests may use what tests share.
  {
    files: ['**/*.test.{ts,tsx}'],
    rules: {
      'import-x/no-restricted-paths': 'off',
      // `useFreshDatabase` is no hook of React's.
      'react-hooks/rules-of-hooks': 'off',
    },
  },
);
