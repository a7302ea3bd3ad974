const year = 365 * 24 * 3600;

export function readCookie(name: string): string | null {
  const pairs = document.cookie.split("; ").map((pair) => pair.split("="));
  const value = pairs.find(([key]) => key === name)?.[1];
  return value === undefined ? null : decodeURIComponent(value);
}

export function writeCookie(name: string, value: string, path: string): void {
  document.cookie = `${name}=${encodeURIComponent(value)}; path=${path}; max-age=${year}; samesite=lax`;
}

export function dropCookie(name: string, path: string): void {
  document.cookie = `${name}=; path=${path}; max-age=0; samesite=lax`;
}
