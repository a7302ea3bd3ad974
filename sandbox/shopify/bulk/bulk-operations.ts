import { createWriteStream } from "node:fs";
import { mkdir, stat } from "node:fs/promises";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as wait } from "node:timers/promises";
import type { DocumentNode } from "graphql";
import { instant } from "../../factories/instants";
import type { Faults } from "../faults";
import type { AdminSchema } from "../graphql/schema";
import type { Installation } from "../installations";
import { event, type WebhookEvent } from "../webhooks/event";
import { bulkFinishPayload } from "../webhooks/payloads";
import { checkBulkQuery } from "./check";
import { type Flat, lines } from "./flatten";
import { type BulkOperation, isUnderway } from "./operation";
import { BulkFailure, readInPieces } from "./read";

const MOST_AT_ONCE = 5;

export interface BulkOptions {
  /** Where results are kept. */
  folder: string;
  publicUrl: () => string;
  clock: () => Date;
  /** How long an operation takes at least, from its order to its end. */
  durationMs: number;
  faults: Faults;
  emit: (installation: Installation, events: WebhookEvent[]) => void;
}

export type Started = { operation: BulkOperation } | { problems: string[] } | { underway: BulkOperation[] };

/** Runs bulk queries in the background, at most five at once for a shop, and keeps their results as files. */
export class BulkOperations {
  private readonly stopped = new AbortController();
  private readonly running = new Set<Promise<void>>();
  private counter = 0;

  constructor(private readonly options: BulkOptions) {}

  start(installation: Installation, admin: AdminSchema, query: string, groupObjects: boolean): Started {
    const checked = checkBulkQuery(admin.schema, query);
    if ("problems" in checked) return checked;
    const underway = [...installation.bulkOperations.values()].filter(isUnderway);
    if (underway.length >= MOST_AT_ONCE) return { underway };

    const operation = this.register(installation, query, groupObjects);
    const run = this.run(installation, admin, operation, checked.document).finally(() => this.running.delete(run));
    this.running.add(run);
    return { operation };
  }

  /** Asks an operation to stop. It is over a moment later. */
  cancel(operation: BulkOperation): void {
    if (isUnderway(operation)) operation.status = "CANCELING";
  }

  /** The file of a result, by the name its address carries. */
  fileOf(name: string): string {
    return join(this.options.folder, name);
  }

  /** Abandons what is running, as a server that goes down does. */
  async close(): Promise<void> {
    this.stopped.abort();
    await Promise.allSettled(this.running);
  }

  private register(installation: Installation, query: string, groupObjects: boolean): BulkOperation {
    const now = this.options.clock();
    // Ids follow the clock, so that none is given out twice after a restart.
    const id = String(BigInt(now.getTime()) * 1000n + BigInt(this.counter++ % 1000));
    const operation: BulkOperation = {
      id,
      gid: `gid://shopify/BulkOperation/${id}`,
      query,
      groupObjects,
      createdAt: instant(now),
      status: "CREATED",
      errorCode: null,
      completedAt: null,
      objectCount: 0,
      rootObjectCount: 0,
      fileSize: null,
      url: null,
    };
    installation.bulkOperations.set(id, operation);
    return operation;
  }

  private async run(
    installation: Installation,
    admin: AdminSchema,
    operation: BulkOperation,
    document: DocumentNode,
  ): Promise<void> {
    const { durationMs, faults, clock } = this.options;
    try {
      await this.pause(durationMs / 2);
      if (operation.status === "CREATED") operation.status = "RUNNING";
      if (faults.takeFailedBulkOperation()) {
        throw new BulkFailure("INTERNAL_SERVER_ERROR", "A failure was ordered for this operation.");
      }
      const pieces = readInPieces(admin, document, installation, clock());
      await this.write(operation, pieces);
      await this.pause(durationMs / 2);
    } catch (error) {
      if (this.stopped.signal.aborted) return;
      if (!(error instanceof BulkFailure)) throw error;
      operation.status = "FAILED";
      operation.errorCode = error.code;
    }
    this.finish(installation, operation);
  }

  private async write(operation: BulkOperation, pieces: AsyncGenerator<Flat[]>): Promise<void> {
    const name = `bulk-${operation.id}-${randomBytes(8).toString("hex")}.jsonl`;
    const file = this.fileOf(name);
    await mkdir(this.options.folder, { recursive: true });
    await pipeline(Readable.from(textOf(operation, pieces)), createWriteStream(file));
    if (operation.objectCount === 0 || operation.status !== "RUNNING") return;
    operation.fileSize = (await stat(file)).size;
    operation.url = `${this.options.publicUrl()}/bulk/${name}`;
  }

  private finish(installation: Installation, operation: BulkOperation): void {
    if (operation.status === "RUNNING") operation.status = "COMPLETED";
    if (operation.status === "CANCELING") {
      operation.status = "CANCELED";
      operation.url = null;
    }
    operation.completedAt = instant(this.options.clock());
    if (this.options.faults.takeLostBulkWebhook()) return;
    const finished = bulkFinishPayload(installation.store.shop, {
      id: operation.gid,
      createdAt: operation.createdAt,
      completedAt: operation.completedAt,
      status: statusInWebhook(operation),
      errorCode: operation.errorCode?.toLowerCase() ?? null,
    });
    this.options.emit(installation, [event("bulk_operations/finish", finished)]);
  }

  private async pause(milliseconds: number): Promise<void> {
    await wait(milliseconds, undefined, { signal: this.stopped.signal });
  }
}

/** The lines of a result, counted as they are written; stops when the operation was cancelled. */
async function* textOf(operation: BulkOperation, pieces: AsyncGenerator<Flat[]>): AsyncGenerator<string> {
  for await (const roots of pieces) {
    if (operation.status !== "RUNNING") return;
    operation.rootObjectCount += roots.length;
    let text = "";
    for (const line of lines(roots, operation.groupObjects)) {
      operation.objectCount += 1;
      text += `${line}\n`;
    }
    yield text;
  }
}

function statusInWebhook({ status }: BulkOperation): "completed" | "failed" | "canceled" {
  if (status === "FAILED") return "failed";
  return status === "CANCELED" ? "canceled" : "completed";
}
