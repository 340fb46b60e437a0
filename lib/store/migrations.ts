import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
} from '@prisma/driver-adapter-utils';
import type * as EngineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { MigrationDirectory, SchemaEngine, SchemaFilter } from '@prisma/schema-engine-wasm';
import { prepareDatabaseFile } from './database-file';
import { StoreError } from './errors';
import { openSqlite } from './sqlite';

const folder = resolve('prisma/migrations');
const schemaFile = resolve('prisma/schema.prisma');
const filters: SchemaFilter = { externalTables: [], externalEnums: [] };

/**
 * Brings a database file to the newest migration, with Prisma's own engine in WebAssembly.
 * @param file absolute path; made if missing, in WAL mode
 * @returns the names of the migrations that were applied now
 * @throws StoreError `unwritable`; `migration-changed` where the file was migrated by other files than these;
 *   `busy` where it is to be migrated and another process has it open
 */
export async function migrate(file: string): Promise<string[]> {
  prepareDatabaseFile(file);
  const applied = checkHistory(file);
  const list = migrationsList();
  // The engine takes the whole file for itself, which fails while a server has it open.
  if (list.migrationDirectories.every(({ path }) => applied.has(path))) return [];
  const { appliedMigrationNames } = await withEngine(file, (engine) =>
    engine.applyMigrations({ migrationsList: list, filters }),
  ).catch((error: unknown) => {
    // So the engine tells that the file is locked: it knows no better name for it.
    if (!/SocketTimeout|database is locked/.test(String(error))) throw error;
    throw new StoreError(
      'busy',
      `The database ${file} is of an older Hebi, and open in another process: it cannot be brought up to date. Stop the Hebi that has it open, and start the new one.`,
      { file },
    );
  });
  return appliedMigrationNames;
}

/**
 * What stands between a migrated database and `schema.prisma`, as the SQL that would mend it.
 * @param file absolute path of a database file; `null` for an empty one: the SQL of a first migration
 * @returns '' where they agree
 */
export async function schemaDifference(file: string | null): Promise<string> {
  const files = [{ path: schemaFile, content: readFileSync(schemaFile, 'utf8') }];
  const { stdout } = await withEngine(file ?? ':memory:', (engine) =>
    engine.diff({
      from: file ? { tag: 'schemaDatasource', files, configDir: resolve('.') } : { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters,
    }),
  );
  return stdout && !stdout.includes('This is an empty migration') ? stdout : '';
}

/** Opens the file, in WAL from its first write on, and compares what made it with our migrations: their names. */
function checkHistory(file: string): Set<string> {
  let applied: { name: string; checksum: string }[] = [];
  try {
    const db = openSqlite(file);
    const migrated = db
      .prepare("SELECT 1 FROM sqlite_schema WHERE name = '_prisma_migrations'")
      .get();
    if (migrated)
      applied = db
        .prepare('SELECT migration_name AS name, checksum FROM _prisma_migrations')
        .all() as typeof applied;
    db.close();
  } catch (error) {
    throw new StoreError(
      'unwritable',
      `The database ${file} cannot be opened: ${(error as Error).message}. Set HEBI_DB to another file.`,
      { file },
    );
  }
  for (const { name, checksum } of applied) {
    const ours = join(folder, name, 'migration.sql');
    if (!existsSync(ours))
      throw new StoreError(
        'newer-database',
        `The database ${file} was made by a newer Hebi (${name}). Use that version, or another HEBI_DB.`,
        { file },
      );
    if (createHash('sha256').update(readFileSync(ours)).digest('hex') !== checksum)
      throw new StoreError(
        'migration-changed',
        `The database ${file} was made with another form of the migration ${name}. Use the version of Hebi that made it.`,
        { file },
      );
  }
  return new Set(applied.map(({ name }) => name));
}

function migrationsList() {
  const lockPath = join(folder, 'migration_lock.toml');
  const migrationDirectories: MigrationDirectory[] = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(folder, name, 'migration.sql'), 'utf8') },
      },
    }));
  return {
    baseDir: folder,
    lockfile: {
      path: 'migration_lock.toml',
      content: existsSync(lockPath) ? readFileSync(lockPath, 'utf8') : null,
    },
    shadowDbInitScript: '',
    migrationDirectories,
  };
}

type EngineGlue = typeof EngineModule & { __wbg_set_wasm(exports: WebAssembly.Exports): void };
let loaded: Promise<EngineGlue> | undefined;

// Once a process: the glue keeps its one instance in a module variable.
function loadEngine(): Promise<EngineGlue> {
  loaded ??= (async () => {
    const require = createRequire(resolve('package.json'));
    const path = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
    const glue = await import(pathToFileURL(path).href);
    const wasm = readFileSync(path.replace(/\.js$/, '.wasm'));
    const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': glue });
    glue.__wbg_set_wasm(instance.exports);
    (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
    return glue;
  })();
  return loaded;
}

/** Runs work on an engine, then closes its connection: it holds the file locked while it lives. */
async function withEngine<T>(file: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const { SchemaEngine } = await loadEngine();
  const adapters = new PrismaBetterSqlite3({ url: file === ':memory:' ? file : `file:${file}` });
  const open: SqlDriverAdapter[] = [];
  const connect = async () => {
    open.push(await adapters.connect());
    return open.at(-1)!;
  };
  const engine = await SchemaEngine.new(
    { datamodels: [[schemaFile, readFileSync(schemaFile, 'utf8')]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory({
      provider: adapters.provider,
      adapterName: adapters.adapterName,
      connect,
      connectToShadowDb: connect,
    }),
  );
  try {
    return await work(engine);
  } finally {
    await Promise.all(open.map((adapter) => adapter.dispose()));
    engine.free();
  }
}
