/** A shopper without a browser: keeps cookies, follows nothing by itself. */
export class SampleShopper {
  readonly #cookies = new Map<string, string>();
  readonly #root: string;

  /** @param root where the storefront begins */
  constructor(root: string) {
    this.#root = root;
  }

  get(path: string): Promise<Response> {
    return this.#ask(path, {});
  }

  /** The text of a page that must be there. */
  async page(path: string): Promise<string> {
    const response = await this.get(path);
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 500)}`);
    return text;
  }

  /** Fills in a form. */
  submit(path: string, fields: Record<string, string>): Promise<Response> {
    return this.#ask(path, { method: "POST", body: new URLSearchParams(fields) });
  }

  json(path: string, body: unknown): Promise<Response> {
    const headers = { "content-type": "application/json" };
    return this.#ask(path, { method: "POST", headers, body: JSON.stringify(body) });
  }

  async #ask(path: string, options: RequestInit): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = new Headers(options.headers);
    headers.set("cookie", cookie);
    const response = await fetch(path.startsWith("http") ? path : this.#root + path, {
      ...options,
      headers,
      redirect: "manual",
    });
    for (const set of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = set.split("; ");
      const [name = "", value = ""] = pair.split("=");
      if (attributes.includes("Expires=Thu, 01 Jan 1970 00:00:00 GMT")) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return response;
  }
}
