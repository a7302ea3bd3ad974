import type { Versioned } from "~/lib/latest";

/** What children need of the object they belong to. */
export interface Parent extends Versioned {
  currency: string;
  /** The object is left out (a test order), and its children with it. */
  isLeftOut: boolean;
}

const mostRemembered = 20_000;

/**
 * Remembers the objects last read, so that their children find them. Bounded: Shopify writes children right behind
 * their parent, and whoever does not is looked up in the database.
 */
export class Parents {
  readonly #known = new Map<string, Parent>();

  remember(gid: string, parent: Parent): void {
    this.#known.set(gid, parent);
    if (this.#known.size <= mostRemembered) return;
    const [oldest] = this.#known.keys();
    if (oldest) this.#known.delete(oldest);
  }

  find(gid: string | undefined): Parent | undefined {
    return gid === undefined ? undefined : this.#known.get(gid);
  }
}
