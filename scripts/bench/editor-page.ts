import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import { findBrowser } from '../setup/browser.mjs';
import { serverAddress } from '../server-address';
import { serverFile } from '../setup/server.mjs';
import { median } from './table';

const openings = 5;
const merges = 31;
/** Steps of scrolling, each three quarters of a screen, a tenth of a second apart. */
const steps = 150;

/** A long text in the page, in a browser without a window. */
export interface PageFigures {
  /** From the call of the address to the first beads with their sentences. */
  open_ms: { median: number; max: number };
  /** JavaScript heap of the tab after a collection: just opened, and after scrolling and jumps. */
  heap_mb: { opened: number; scrolled: number };
  /** Of the frames while one scrolls: how many there were, and in how many the screen held no row, or one without its sentences. */
  scroll: { frames: number; without_row: number; without_text: number };
  /** From a key to the frame that shows what it did. */
  operation_ms: { median: number; p95: number; max: number };
  /** How many of these operations a frame after the key did not show yet. */
  late_frames: number;
}

/**
 * Measures the page of a long text in a browser of its own, against the built app.
 * @param database a file that no other process writes
 */
export async function measurePage(database: string, textId: string): Promise<PageFigures> {
  const server = spawn(process.execPath, [serverFile], {
    env: { ...process.env, NODE_ENV: 'production', HEBI_DB: database, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(server, 'close');
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
  }); // prettier-ignore
  try {
    const address = `${await serverAddress(server)}/texts/${textId}`;
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' }); // prettier-ignore
    // tsx names the functions that it compiles; those sent to the page find no such helper there.
    await context.addInitScript('globalThis.__name = (named) => named');
    const opened: number[] = [];
    for (let run = 0; run < openings; run++) {
      const page = await context.newPage();
      opened.push(await open(page, address));
      if (run < openings - 1) await page.close();
    }
    const page = context.pages().at(-1)!;
    await page.locator('[role="grid"] > [role="presentation"]').waitFor({ state: 'attached' });
    const devtools = await context.newCDPSession(page);
    const before = await heapOf(devtools);
    const merged = await measureMerges(page);
    const operations = merged.map(({ took }) => took).sort((a, b) => a - b);
    await page.locator(saved).waitFor();
    const scroll = await measureScroll(page);
    await visitEverywhere(page);
    return {
      open_ms: { median: round(median(opened)), max: round(Math.max(...opened)) },
      heap_mb: { opened: before, scrolled: await heapOf(devtools) },
      scroll,
      operation_ms: {
        median: round(median(operations)),
        p95: round(operations[Math.floor(0.95 * operations.length)]!),
        max: round(Math.max(...operations)),
      },
      late_frames: merged.filter(({ isLate }) => isLate).length,
    };
  } finally {
    await browser.close();
    server.kill('SIGTERM');
    await closed;
  }
}

async function open(page: Page, address: string): Promise<number> {
  const began = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('[data-sentence]').first().waitFor();
  return performance.now() - began;
}

async function heapOf(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return Math.round(usedSize / 1024 ** 2);
}

/** All is at the server. */
const saved = '[data-save="saved"]';

interface Merged {
  /** From the key to the frame with one bead less, in milliseconds. */
  took: number;
  /** Whether a frame after the key did not have one bead less. */
  isLate: boolean;
}

/** Merges a bead with the next one, again and again. */
async function measureMerges(page: Page): Promise<Merged[]> {
  const times: Merged[] = [];
  await page.locator('[data-index="2"] [data-side="target"]').click();
  await page.keyboard.press('Escape');
  for (let run = 0; run < merges; run++) {
    // A hand types its keys apart; the answer to the one before is drawn by then.
    await page.locator(saved).waitFor();
    await page.evaluate(() => {
      const grid = document.querySelector('[role="grid"]')!;
      const total = grid.getAttribute('aria-rowcount');
      let pressed = 0;
      addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), { once: true, capture: true }); // prettier-ignore
      (window as { hebiMerged?: Promise<Merged> }).hebiMerged = new Promise((resolve) => {
        let isLate = false;
        // A frame that has begun may still show what came after its time.
        const look = () => {
          if (grid.getAttribute('aria-rowcount') !== total)
            return resolve({ took: performance.now() - pressed, isLate });
          isLate ||= pressed > 0;
          requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
    });
    await page.keyboard.press('m');
    times.push(await page.evaluate(() => (window as { hebiMerged?: Promise<Merged> }).hebiMerged!));
  }
  return times;
}

/** Scrolls on through many screens and looks at each frame for what is not there. */
async function measureScroll(page: Page): Promise<PageFigures['scroll']> {
  return page.evaluate(async (steps) => {
    const counts = { frames: 0, without_row: 0, without_text: 0 };
    let isDone = false;
    const look = () => {
      const [x, height] = [innerWidth / 2, innerHeight];
      const rows = [0.3, 0.5, 0.7, 0.95].map((share) =>
        document.elementsFromPoint(x, share * height).find((it) => it.matches('[data-index]')),
      );
      counts.frames++;
      if (rows.includes(undefined)) counts.without_row++;
      if (rows.some((row) => row?.querySelector('[aria-busy="true"]'))) counts.without_text++;
      if (!isDone) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    for (let step = 0; step < steps; step++) {
      scrollBy(0, 0.75 * innerHeight);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    isDone = true;
    return counts;
  }, steps);
}

/** Jumps to a hundred places of the text, so that all that is kept of them is kept. */
async function visitEverywhere(page: Page): Promise<void> {
  for (let at = 1; at <= 100; at++) {
    await page.evaluate((share) => scrollTo(0, share * document.documentElement.scrollHeight), at / 100); // prettier-ignore
    await page.waitForTimeout(150);
  }
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
}

function round(ms: number): number {
  return Math.round(10 * ms) / 10;
}
