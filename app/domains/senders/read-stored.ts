import { z } from "zod";
import { DnsRecord, Finding } from "./model";

/** Records as they are stored. */
export function readRecords(stored: unknown): DnsRecord[] {
  return z.array(DnsRecord).parse(stored);
}

/** Findings as they are stored. */
export function readFindings(stored: unknown): Finding[] {
  return z.array(Finding).parse(stored);
}
