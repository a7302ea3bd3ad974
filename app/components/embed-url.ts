/** The block of the theme extension that shows quizzes. */
const block = "quiz-popup";

/** Where a merchant switches the popup on: the theme's editor, at its app embeds, with ours about to be switched on. */
export function embedUrl(shopDomain: string, apiKey: string): string {
  const params = new URLSearchParams({ context: "apps", template: "index", activateAppId: `${apiKey}/${block}` });
  return `https://${shopDomain}/admin/themes/current/editor?${params}`;
}
