import { createSocket } from "node:dgram";
import { readQuery, writeAnswer } from "./wire";
import type { Zones } from "./zones";

export interface DnsServer {
  /** "127.0.0.1:4553". */
  readonly address: string;
  close(): Promise<void>;
}

/** A name server for a few made-up domains, over UDP on 127.0.0.1; port 0 picks a free one. */
export async function serveZones(zones: Zones, port: number): Promise<DnsServer> {
  const socket = createSocket("udp4");
  socket.on("message", (packet, from) => {
    const query = readQuery(packet);
    if (!query || zones.isSilent(query.name)) return;
    // As with real servers, whoever asks for something else at an alias is told where it leads, and what stands there.
    const [alias] = query.type === "CNAME" ? [] : zones.find("CNAME", query.name);
    const followed = query.type && alias ? [alias, ...zones.find(query.type, alias.value)] : null;
    const records = followed ?? (query.type ? zones.find(query.type, query.name) : []);
    socket.send(writeAnswer(query, records, zones.has(query.name)), from.port, from.address);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.bind(port, "127.0.0.1", resolve);
  });
  return {
    address: `127.0.0.1:${socket.address().port}`,
    close: () => new Promise((resolve) => socket.close(resolve)),
  };
}
