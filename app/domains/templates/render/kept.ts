/** Keeps what was made last, so that it is made once: when there is more than so many, what was longest not asked goes. */
export class Kept<Value> {
  private readonly values = new Map<string, Promise<Value>>();

  constructor(private readonly most: number) {}

  async get(key: string, make: () => Promise<Value>): Promise<Value> {
    const value = this.values.get(key) ?? make();
    this.values.delete(key);
    this.values.set(key, value);
    // What failed is not kept: the next who asks may have more luck.
    value.catch(() => this.values.get(key) === value && this.values.delete(key));
    const [oldest] = this.values.keys();
    if (this.values.size > this.most && oldest !== undefined) this.values.delete(oldest);
    return value;
  }
}
