import type { ReactNode } from "react";

/** The one sheet of a page that shoppers see: no admin around it, readable on any width, and whole without scripts. */
export function PublicSheet({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="sheet">
      <style>{look}</style>
      <h1>{title}</h1>
      {children}
    </main>
  );
}

/** What has just been done, for eye and ear. */
export function Said({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="said">
      {children}
    </p>
  );
}

const look = `
.sheet { box-sizing: border-box; color: #1a1a1a; font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 34rem;
  overflow-wrap: anywhere; padding: clamp(1.5rem, 8vh, 6rem) 1.25rem 3rem; }
.sheet h1 { font-size: 1.5rem; line-height: 1.2; margin: 0 0 1rem; }
.sheet h2 { font-size: 1.125rem; margin: 2.5rem 0 0.5rem; }
.sheet p { margin: 0 0 1rem; }
.sheet fieldset { border: 0; margin: 0 0 1.5rem; padding: 0; }
.sheet legend { font-size: 1.125rem; font-weight: 600; margin-bottom: 0.5rem; padding: 0; }
.sheet label { align-items: start; display: grid; gap: 0 0.75rem; grid-template-columns: auto 1fr; padding: 0.5rem 0; }
.sheet label small { color: #595959; display: block; font-size: 0.9375rem; }
.sheet select, .sheet textarea { background: #fff; border: 1px solid #616161; border-radius: 8px; box-sizing: border-box; font: inherit;
  max-width: 100%; min-height: 2.75rem; padding: 0.5rem; }
.sheet textarea { width: 100%; }
.sheet .note { color: #595959; font-size: 0.9375rem; }
.sheet .problem { color: #8e0b21; font-weight: 600; }
.sheet input { accent-color: #1a1a1a; height: 1.25rem; margin: 0.125rem 0 0; width: 1.25rem; }
.sheet button { background: #1a1a1a; border: 2px solid #1a1a1a; border-radius: 8px; color: #fff; cursor: pointer; font: inherit;
  min-height: 2.75rem; padding: 0.5rem 1.25rem; }
.sheet button.quiet { background: #fff; color: #1a1a1a; }
.sheet a { color: #1a1a1a; }
.sheet :focus-visible { outline: 3px solid #005bd3; outline-offset: 2px; }
.sheet .said { background: #e8f5ee; border-radius: 8px; padding: 0.75rem 1rem; }
.sheet .side-by-side { display: flex; flex-wrap: wrap; gap: 0.75rem; }
.sheet dt { color: #595959; }
.sheet dd { margin: 0 0 0.5rem; }
`;
