/**
 * A connection URL in parts. The parts matter: pg lets a `connectionString` win over `database`, and Prisma's adapter
 * makes its shadow database by overriding `database`, so with a string the shadow would be the real database.
 */
export function connectionParts(url) {
  const parsed = new URL(url);
  return {
    host: parsed.hostname,
    port: Number(parsed.port || 5432),
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    database: decodeURIComponent(parsed.pathname.slice(1)),
    ssl: /sslmode=(require|verify)/.test(parsed.search) || undefined,
  };
}
