import type { Browser, Page } from "playwright-core";
import { z } from "zod";
import type { Vitals } from "./score";

/** As Lighthouse slows a phone down when it does so in the browser itself: its slow 4G, a processor a fourth as fast. */
const slow = {
  cpuRate: 4,
  network: { offline: false, latency: 562.5, downloadThroughput: 184_320, uploadThroughput: 84_375 },
};
const phone = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };

export interface Measured extends Vitals {
  /** What the page's main thread worked, in its own time: other processes do not count. */
  workMs: number;
  /** Bytes as they came over the wire, of everything and of what the app's extensions brought. */
  bytes: number;
  extensionBytes: number;
  /** What moved without anybody's doing. */
  moved: string[];
}

const Entries = z.object({
  paint: z.number(),
  largest: z.number(),
  blocking: z.number(),
  shift: z.number(),
  moved: z.array(z.string()),
});

/** Loads a page in a fresh browser on a slow phone, and watches it for a while after it has loaded. */
export async function measure(browser: Browser, url: string, cookies: string, watchMs: number): Promise<Measured> {
  const context = await browser.newContext({ ...phone, locale: "en-GB" });
  const page = await context.newPage();
  const { origin, pathname } = new URL(url);
  await context.addCookies(
    cookies.split("; ").map((pair) => {
      const [name = "", value = ""] = pair.split("=");
      return { name, value, url: origin + pathname };
    }),
  );
  const count = await slowDown(page);
  await page.addInitScript({ content: observers });
  await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(watchMs);
  const workMs = await count.workMs();
  const { paint, largest, blocking, shift, moved } = Entries.parse(await page.evaluate("window.vitals()"));
  await context.close();
  return {
    firstContentfulPaint: paint,
    largestContentfulPaint: largest,
    totalBlockingTime: blocking,
    layoutShift: shift,
    moved,
    workMs,
    ...count.bytes,
  };
}

/** Makes the page slow, and counts what it loads and works. */
async function slowDown(page: Page) {
  const bytes = { bytes: 0, extensionBytes: 0 };
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", slow.network);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slow.cpuRate });
  const own = new Set<string>();
  session.on("Network.responseReceived", ({ requestId, response }) => {
    if (/\/cdn\/extensions\/|\/apps\/|\/web-pixels\/pixel\.js/.test(response.url)) own.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    bytes.bytes += encodedDataLength;
    if (own.has(requestId)) bytes.extensionBytes += encodedDataLength;
  });
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const workMs = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0);
  };
  return { bytes, workMs };
}

/** Runs in the page before anything else. Work counts as blocking from the first paint on, beyond 50 ms a piece. */
const observers = `
  (() => {
    const tasks = [];
    let largest = 0, shift = 0;
    const watch = (type, see) => new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true });
    watch("longtask", (task) => tasks.push(task));
    watch("largest-contentful-paint", ({ startTime }) => { largest = startTime; });
    const moved = [];
    watch("layout-shift", (one) => {
      if (one.hadRecentInput) return;
      shift += one.value;
      const at = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(" ");
      for (const { node, previousRect, currentRect } of one.sources)
        moved.push((node?.outerHTML ?? "?").slice(0, 60) + " from " + at(previousRect) + " to " + at(currentRect));
    });
    window.vitals = () => {
      const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
      const blocking = tasks
        .map(({ startTime, duration }) => Math.max(0, startTime + duration - Math.max(startTime, paint) - 50))
        .reduce((sum, one) => sum + one, 0);
      return { paint, largest, blocking, shift, moved };
    };
  })();`;
