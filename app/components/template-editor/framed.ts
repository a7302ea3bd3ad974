/**
 * A mail to be looked at in a frame: its links lead nowhere, and it is dark or light as asked, whatever the screen of
 * the merchant prefers. Only styles are changed; words that look like them stay words.
 */
export function framed(html: string, isDark: boolean): string {
  const styled = html.replace(/<style[^>]*>[\s\S]*?<\/style>/gi, (style) =>
    style.replace(/\(\s*prefers-color-scheme\s*:\s*dark\s*\)/gi, isDark ? "(min-width: 0)" : "(max-width: 0)"),
  );
  return styled.replace(/<head[^>]*>/i, (head) => `${head}<base target="_blank">`);
}
