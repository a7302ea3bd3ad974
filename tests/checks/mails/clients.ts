import { doIUseEmail } from "@jsx-email/doiuse-email";

/** The mail programs in which a message must be whole. */
export const clients = ["gmail.*", "outlook.*", "apple-mail.*", "yahoo.*"];

/**
 * What some of them do not know and a mail may use all the same, because it loses nothing that is said or can be done
 * where it is not known. Each must be in use: what no mail needs any more is taken off.
 */
export const tolerated: Readonly<Record<string, string>> = {
  "`<body> element`": "It becomes a div with the same contents.",
  "`@media`": "What it adapts to narrow screens and to the night can be read without that, too.",
  "`Type selector`": "It only takes the margin off the body, which has none by its own style either.",
  "`role attribute`": "Tables are then announced as tables; their cells are read in the right order.",
  "`display:none`": "The line for the inbox is then also seen above the mail.",
  "`overflow`": "Belongs to the hidden line for the inbox, which is hidden by its display.",
  "`opacity`": "Belongs to the hidden line for the inbox, which is hidden by its display.",
  "`border-radius`": "Corners are then square.",
  "`target attribute`": "Links of a mail open in a window of their own anyway.",
  "`text-decoration-line`": "Taken for a part of text-decoration, which all of them know.",
  "`word-break`": "A code is short enough for a phone; a longer one is seen whole by moving the mail.",
  "`outline`": "Pictures have no outline where it is not known.",
};

/** What some of these programs do not know, as `feature: programs`; what is tolerated is left out. */
export function unsupported(html: string, spared: readonly string[] = Object.keys(tolerated)): string[] {
  const programs = new Map<string, Set<string>>();
  for (const { feature, program } of problems(html)) {
    if (spared.includes(feature)) continue;
    programs.set(feature, (programs.get(feature) ?? new Set()).add(program));
  }
  return [...programs].map(([feature, names]) => `${feature}: ${[...names].join(", ")}`);
}

function problems(html: string): { feature: string; program: string }[] {
  const found = doIUseEmail(html, { emailClients: clients });
  if (found.success) return [];
  return found.errors.map((error) => {
    const [, feature = error, program = ""] = /^(`.+`) is not supported by `(.+)`$/.exec(error) ?? [];
    return { feature, program };
  });
}
