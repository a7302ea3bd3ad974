// Contrast of text on paper is at least 4.5:1, also for the quiet one.
export const colors = {
  background: "#f4f3ef",
  paper: "#ffffff",
  text: "#24292b",
  quiet: "#5f6669",
  line: "#e4e2dc",
} as const;

export const fonts = { body: "Helvetica, Arial, sans-serif" } as const;

export const heading = { color: colors.text, fontSize: 26, lineHeight: "34px", margin: "0 0 16px" } as const;
export const paragraph = { color: colors.text, fontSize: 16, lineHeight: "26px", margin: "0 0 16px" } as const;
