/** What the pixel tells of one event, and no more: no address, no name and no amount of money. */
export interface Told {
  id: string;
  name: string;
  at: string;
  path: string;
  device: "desktop" | "mobile" | "tablet";
  data: Record<string, string | number | null>;
}
