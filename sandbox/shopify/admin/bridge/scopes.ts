import { config, sandboxOrigin } from "./config";
import { tell } from "./parent";

interface Detail {
  granted: string[];
  required: string[];
  optional: string[];
}

const plainFetch = window.fetch.bind(window);
let answered: (() => void) | null = null;

/** What the merchant has granted, and asking for more: the admin shows the question. */
export const scopes = {
  query,
  async request(wanted: string[]) {
    const before = await query();
    const undeclared = wanted.find((scope) => ![...before.optional, ...before.required].includes(scope));
    if (undeclared) throw new Error(`${undeclared} is not among the app's scopes.`);
    if (!wanted.every((scope) => before.granted.includes(scope))) {
      await new Promise<void>((resolve) => {
        answered = resolve;
        tell({ type: "askScopes", scopes: wanted });
      });
    }
    const detail = await query();
    const isGranted = wanted.every((scope) => detail.granted.includes(scope));
    return { result: isGranted ? "granted-all" : "declined-all", detail };
  },
};

export function hearScopes(): void {
  answered?.();
  answered = null;
}

async function query(): Promise<Detail> {
  const response = await plainFetch(`${sandboxOrigin}/sandbox/scopes?shop=${encodeURIComponent(config.shop)}`);
  if (!response.ok) throw new Error(`The scopes of "${config.shop}" are not known.`);
  const answer: unknown = await response.json();
  if (!isDetail(answer)) throw new Error("The sandbox answered something else than scopes.");
  return answer;
}

function isDetail(answer: unknown): answer is Detail {
  const isList = (name: string) =>
    typeof answer === "object" &&
    answer !== null &&
    Array.isArray(Object.getOwnPropertyDescriptor(answer, name)?.value);
  return ["granted", "required", "optional"].every(isList);
}
