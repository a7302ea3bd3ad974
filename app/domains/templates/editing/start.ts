import type { Content } from "../content/model";

/** What a template begins with that is made from nothing: the blocks that most messages have. */
export const emptyContent: Content = {
  subject: { branches: [], otherwise: "" },
  preheader: { branches: [], otherwise: "" },
  blocks: [
    {
      id: "hero",
      when: null,
      content: {
        type: "hero",
        content: { branches: [], otherwise: { image: null, heading: "", text: "", button: null } },
      },
    },
    { id: "text", when: null, content: { type: "text", text: { branches: [], otherwise: "" } } },
  ],
};

/** A name that none of the others has: “Welcome”, then “Welcome 2”. */
export function freeName(name: string, taken: readonly string[]): string {
  const lower = new Set(taken.map((one) => one.toLowerCase()));
  for (let n = 1; ; n++) {
    const tried = n === 1 ? name : `${name.slice(0, mostNameLength - 4)} ${n}`;
    if (!lower.has(tried.toLowerCase())) return tried;
  }
}

export const mostNameLength = 120;
