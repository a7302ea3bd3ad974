export interface ZoneRecord {
  readonly type: "TXT" | "MX" | "CNAME";
  readonly name: string;
  readonly value: string;
  readonly priority?: number | null | undefined;
}

/** What stands in the DNS of everybody's domains. Names are compared without capitals and without the dot at the end. */
export interface Zones {
  put(records: readonly ZoneRecord[]): void;
  /** Takes away what stands at a name. */
  remove(type: ZoneRecord["type"], name: string): void;
  find(type: ZoneRecord["type"], name: string): ZoneRecord[];
  /** Whether a name exists, whatever stands there. */
  has(name: string): boolean;
  /** Makes the server keep silent about a name, as one that cannot be reached. */
  silence(name: string): void;
  isSilent(name: string): boolean;
}

export function createZones(): Zones {
  let records: ZoneRecord[] = [];
  const silent = new Set<string>();
  const isAt = (name: string) => (record: ZoneRecord) => plain(record.name) === plain(name);
  return {
    put: (added) => void (records = [...records, ...added]),
    remove: (type, name) => void (records = records.filter((record) => !(record.type === type && isAt(name)(record)))),
    find: (type, name) => records.filter((record) => record.type === type && isAt(name)(record)),
    has: (name) => records.some(isAt(name)),
    silence: (name) => void silent.add(plain(name)),
    isSilent: (name) => silent.has(plain(name)),
  };
}

export function plain(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}
