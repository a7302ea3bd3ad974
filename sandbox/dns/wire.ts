import type { ZoneRecord } from "./zones";

// The little of RFC 1035 that one question and its answers need.

const types = { CNAME: 5, MX: 15, TXT: 16 } as const;
const internet = 1;
const headerBytes = 12;
const secondsToLive = 1;

export interface Query {
  readonly id: number;
  readonly name: string;
  /** Null for types this server has nothing of. */
  readonly type: ZoneRecord["type"] | null;
  /** The question as it came, to be repeated in the answer. */
  readonly question: Buffer;
}

/** Reads a question; null when it is none. */
export function readQuery(packet: Buffer): Query | null {
  if (packet.length < headerBytes + 5 || packet.readUInt16BE(4) !== 1) return null;
  const labels: string[] = [];
  let at = headerBytes;
  for (let length = packet[at] ?? 0; length > 0; length = packet[at] ?? 0) {
    if (length > 63 || at + length >= packet.length) return null;
    labels.push(packet.toString("latin1", at + 1, at + 1 + length));
    at += length + 1;
  }
  if (at + 5 > packet.length) return null;
  const code = packet.readUInt16BE(at + 1);
  const type = (["TXT", "MX", "CNAME"] as const).find((name) => types[name] === code) ?? null;
  return { id: packet.readUInt16BE(0), name: labels.join("."), type, question: packet.subarray(headerBytes, at + 5) };
}

/** An answer with its records; `isThere` tells an empty one from a name that does not exist. */
export function writeAnswer(query: Query, records: readonly ZoneRecord[], isThere: boolean): Buffer {
  const header = Buffer.alloc(headerBytes);
  header.writeUInt16BE(query.id, 0);
  // An answer, authoritative, recursion wanted and available; NXDOMAIN where there is no such name.
  header.writeUInt16BE(0x8580 | (isThere ? 0 : 3), 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(records.length, 6);
  return Buffer.concat([header, query.question, ...records.map(writeRecord)]);
}

function writeRecord(record: ZoneRecord): Buffer {
  const data = dataOf(record);
  const head = Buffer.alloc(10);
  head.writeUInt16BE(types[record.type], 0);
  head.writeUInt16BE(internet, 2);
  head.writeUInt32BE(secondsToLive, 4);
  head.writeUInt16BE(data.length, 8);
  return Buffer.concat([writeName(record.name), head, data]);
}

function dataOf({ type, value, priority }: ZoneRecord): Buffer {
  switch (type) {
    case "CNAME":
      return writeName(value);
    case "MX": {
      const preference = Buffer.alloc(2);
      preference.writeUInt16BE(priority ?? 10, 0);
      return Buffer.concat([preference, writeName(value)]);
    }
    case "TXT":
      return writeText(value);
    default:
      return type satisfies never;
  }
}

/** Text goes in pieces of 255 bytes at most. */
function writeText(text: string): Buffer {
  const bytes = Buffer.from(text, "utf8");
  const pieces: Buffer[] = [];
  for (let at = 0; at < Math.max(1, bytes.length); at += 255) {
    const piece = bytes.subarray(at, at + 255);
    pieces.push(Buffer.from([piece.length]), piece);
  }
  return Buffer.concat(pieces);
}

function writeName(name: string): Buffer {
  const labels = name
    .replace(/\.$/, "")
    .split(".")
    .filter((label) => label !== "");
  return Buffer.concat([
    ...labels.flatMap((label) => [Buffer.from([label.length]), Buffer.from(label, "latin1")]),
    Buffer.from([0]),
  ]);
}
