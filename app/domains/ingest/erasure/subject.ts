import { fold } from "../topics/registry";
import type { Command, Delivery } from "../model";

export type Redaction = Extract<Command, { kind: "redact_customer" | "redact_shop" }>;

/** Whom a compliance delivery wants erased; null if it is not one. */
export function redactionIn(delivery: Delivery): Redaction | null {
  const folded = fold(delivery);
  if (folded.outcome !== "facts") return null;
  const commands = folded.facts.commands ?? [];
  return (
    commands.find(
      (command): command is Redaction => command.kind === "redact_customer" || command.kind === "redact_shop",
    ) ?? null
  );
}
