import { bin, run } from './run.mjs';
import { fail, say } from './say.mjs';
import { bundleServer } from './server.mjs';
import { whenChanged } from './sources.mjs';

/** Generates the Prisma client where the schema changed. */
export function generate() {
  return whenChanged(
    'generated/.made-of',
    ['prisma/schema.prisma', 'package-lock.json'],
    async () => {
      say('Generating the database client …');
      const { code, output } = await run(['scripts/generate.mjs']);
      if (code !== 0) fail(`The database client could not be generated:\n${output.trim()}`);
    },
  );
}

const sources = ['app', 'lib', 'scripts/serve.ts', 'locales', 'public', 'prisma/schema.prisma', 'next.config.js', 'tsconfig.json', 'package-lock.json']; // prettier-ignore

/** Builds the app where its sources changed. */
export function build() {
  const folder = process.env.HEBI_DIST ?? '.next';
  return whenChanged(`${folder}/made-of`, sources, async () => {
    say('Building the app …');
    const { code, output } = await run([bin.next, 'build'], { env: { NODE_ENV: 'production' } });
    if (code !== 0) fail(`The app could not be built:\n${output.trim()}`);
    await bundleServer();
  });
}
