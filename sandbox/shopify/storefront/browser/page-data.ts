import { type PageData, pageDataId } from "../page-data";

/** What the server wrote into this page for us. */
export function readPageData(): PageData {
  const text = document.getElementById(pageDataId)?.textContent;
  if (!text) throw new Error("This page has no data for Shopify's scripts.");
  const data: unknown = JSON.parse(text);
  if (!isPageData(data)) throw new Error("This page's data is not what Shopify's scripts need.");
  return data;
}

/** Our own server wrote it: one look is enough. */
function isPageData(data: unknown): data is PageData {
  return typeof data === "object" && data !== null && "events" in data && "init" in data && "mustAsk" in data;
}
