// PostgreSQL's classes for "not now": connection, transaction rollback (deadlock), resources, operator intervention.
const transientClasses = ["08", "40", "53", "57", "58"];

/** Whether trying again later can help: the trouble is the database's or the network's, not the data's. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (/^[0-9A-Z]{5}$/.test(code)) return transientClasses.includes(code.slice(0, 2));
  return code.startsWith("E") || /connection|timeout/i.test(error.message);
}
