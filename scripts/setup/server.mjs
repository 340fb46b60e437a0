import { join } from 'node:path';

/**
 * The server as one file of JavaScript, beside the app that it serves. It starts in six tenths of the time that
 * `tsx` takes, through whose loader all of Next would pass.
 */
export const serverFile = join(process.env.HEBI_DIST ?? '.next', 'serve.mjs');

/** Makes `serverFile` of `scripts/serve.ts`. Packages stay outside. */
export async function bundleServer() {
  // Not there before `install`.
  const { build } = await import('esbuild');
  await build({
    entryPoints: ['scripts/serve.ts'],
    outfile: serverFile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'silent',
  });
}
