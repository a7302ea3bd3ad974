import { randomBytes } from "node:crypto";

interface Target {
  readonly url: string;
  readonly secret: string;
}

/** Where the events of each team are posted. */
export interface TeamWebhooks {
  add(url: string, team: string): { id: string; secret: string };
  /** False when the team has no such webhook. */
  remove(id: string, team: string): boolean;
  /** The team's latest webhook, otherwise the one of the options. */
  endpointOf(team: string): Target | null;
}

export function createTeamWebhooks(newId: () => string, standard: Target | null): TeamWebhooks {
  let webhooks: (Target & { id: string; team: string })[] = [];
  return {
    add(url, team) {
      const secret = `whsec_${randomBytes(24).toString("base64")}`;
      const id = newId();
      webhooks = [...webhooks, { id, team, url, secret }];
      return { id, secret };
    },
    remove(id, team) {
      const before = webhooks.length;
      webhooks = webhooks.filter((webhook) => webhook.id !== id || webhook.team !== team);
      return webhooks.length < before;
    },
    endpointOf: (team) => webhooks.findLast((webhook) => webhook.team === team) ?? standard,
  };
}
