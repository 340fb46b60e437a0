import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaClient } from '@/generated/prisma/client';
import { databaseFile } from './database-file';

// One client a process; kept over hot reloads, which load this module anew.
const kept = globalThis as { hebiPrisma?: { file: string; client: PrismaClient } };

/** The one Prisma client of this process, on the file that `databaseFile` names. */
export function prisma(): PrismaClient {
  const file = databaseFile();
  if (kept.hebiPrisma?.file !== file) {
    const adapter = new PrismaBetterSqlite3({ url: `file:${file}`, timeout: 5000 });
    kept.hebiPrisma = { file, client: new PrismaClient({ adapter }) };
  }
  return kept.hebiPrisma.client;
}

/** Closes the client, so that a script can end or a test can take its file away. */
export async function closeClient(): Promise<void> {
  await kept.hebiPrisma?.client.$disconnect();
  delete kept.hebiPrisma;
}
