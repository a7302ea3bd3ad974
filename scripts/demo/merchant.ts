import { z } from "zod";
import type { CampaignFields } from "~/components/campaigns/fields";
import type { ExperimentDraft } from "~/domains/experiments";
import { defaultPolicies } from "~/domains/messages/model";
import { fieldsOf } from "~/routes/app.settings_.sending/form";
import { demoShop, type Stack } from "./stack";

// Shopify's library turns away what does not look like a browser.
const browser = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

/** What a merchant does in the admin, done by a script: the same requests a browser makes, with a session token. */
export class Merchant {
  constructor(readonly stack: Stack) {}

  /** Opens the app as the admin does; the first time, that installs it. */
  async open(): Promise<void> {
    const frame = await fetch(`${this.stack.shopifyUrl}/store/demo-shop/apps/tessera`);
    const source = /<iframe[^>]*\ssrc="([^"]+)"/.exec(await frame.text())?.[1];
    if (!source) throw new Error("The sandbox's admin shows no frame for the app");
    const page = await fetch(source.replaceAll(/&(amp|#38);/g, "&"), { headers: { "user-agent": browser } });
    if (!page.ok) throw new Error(`Opening the app answered ${page.status}`);
  }

  /** Says who the shop's mail comes from. */
  async introduce(): Promise<void> {
    await this.#submit("/app/settings", {
      fromName: "Fern & Clay",
      fromEmail: "hello@fernandclay.example",
      replyTo: "",
      postalAddress: "Fern & Clay Ltd, 14 Kiln Lane, Bristol BS1 4QA, United Kingdom",
      brandColor: "#2f4f3e",
      brandFont: "sans",
      logoUrl: "",
    });
  }

  /** Sets up the shop's domain: what the app shows goes into the DNS, and the app looks at it. */
  async setUpDomain(records: () => Promise<object[]>): Promise<void> {
    await this.#submit("/app/settings/domain", { wish: "domain", name: "fernandclay.example" });
    const response = await fetch(`${this.stack.shopifyUrl}/sandbox/dns`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(await records()),
    });
    if (!response.ok) throw new Error(`The sandbox's DNS answered ${response.status}`);
    await this.#submit("/app/settings/domain", { wish: "look" });
  }

  /** Says when mail goes out: at any hour of the day, so that whoever looks at night sees some, too. */
  async keepNoQuietHours(): Promise<void> {
    const usual = fieldsOf(defaultPolicies);
    await this.#submit("/app/settings/sending", { ...usual, quietUntil: usual.quietFrom });
  }

  /** Turns a flow on. */
  async turnOn(flowId: number): Promise<void> {
    await this.#submit(`/app/flows/${flowId}`, { wish: "on" });
  }

  /** Takes one of the ready flows. It is a draft, and off. */
  async takeFlow(key: string): Promise<void> {
    await this.#submit("/app/flows/new", { key });
  }

  async publishFlow({ id, revision }: { id: number; revision: number }): Promise<void> {
    await this.#submit(`/app/flows/${id}`, { wish: "publish", revision: String(revision), move: "stay" });
  }

  /** Plans a campaign. It is a draft. */
  async planCampaign(fields: CampaignFields): Promise<void> {
    await this.#submit("/app/campaigns/new", { wish: "save", revision: "0", fields: JSON.stringify(fields) });
  }

  /** Lets a campaign go out when its plan says so. */
  async letCampaignGo({ id, revision }: { id: number; revision: number }, fields: CampaignFields): Promise<void> {
    const plan = { revision: String(revision), fields: JSON.stringify(fields) };
    await this.#submit(`/app/campaigns/${id}`, { wish: "schedule", ...plan });
  }

  /** Wishes to compare two messages of a campaign. Nothing is compared until it begins. */
  async compareMessages(campaignId: number): Promise<void> {
    const subject = { kind: "campaign", id: String(campaignId), step: "" };
    await this.#submit("/app/experiments", { wish: "create", ...subject, comparison: "message" }, "?index");
  }

  async beginExperiment({ id, revision }: { id: number; revision: number }, draft: ExperimentDraft): Promise<void> {
    const fields = { revision: String(revision), draft: JSON.stringify(draft) };
    await this.#submit(`/app/experiments/${id}`, { wish: "start", ...fields });
  }

  /** Switches the popup on in the theme's editor. */
  async switchOnEmbed(): Promise<void> {
    const response = await fetch(`${this.stack.shopifyUrl}/sandbox/stores/demo-shop/embeds`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ on: true }),
    });
    if (!response.ok) throw new Error(`The sandbox's theme answered ${response.status}`);
  }

  /** Begins a quiz from one that is ready for the trade. */
  async startQuiz(key: string): Promise<void> {
    await this.#submit("/app/quizzes/new", { key });
  }

  /** Publishes a quiz as it is, with a segment for each answer and the tips in the welcome mail. */
  async publishQuiz({ id, revision, content }: { id: number; revision: number; content: object }): Promise<void> {
    const fields = { revision: String(revision), content: JSON.stringify(content), knowledge: "yes" };
    await this.#submit(`/app/quizzes/${id}`, { wish: "publish", ...fields });
  }

  async #submit(path: string, fields: Record<string, string>, search = ""): Promise<void> {
    const response = await fetch(`${this.stack.appUrl}${path}.data${search}`, {
      method: "POST",
      headers: { authorization: `Bearer ${await this.#token()}`, "user-agent": browser },
      body: new URLSearchParams(fields),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
  }

  async #token(): Promise<string> {
    const response = await fetch(`${this.stack.shopifyUrl}/sandbox/id-token?shop=${demoShop}`);
    const text = await response.text();
    return text.startsWith("{") ? z.object({ token: z.string() }).parse(JSON.parse(text)).token : text;
  }
}
