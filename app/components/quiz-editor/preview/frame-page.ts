import popup from "../../../../extensions/quiz-popup/assets/tessera-popup.js?raw";
import host from "./frame-host.js?raw";

const style = `
  body { margin: 0; min-height: 100vh; background: #fff; font-family: system-ui, sans-serif }
  i { display: block; background: #ececf0; border-radius: 6px }
  header, main { padding: 24px 5% }
  header { display: flex; gap: 24px; align-items: center; border-bottom: 1px solid #ececf0 }
  header i { height: 14px; width: 60px }
  header i:first-child { width: 110px; height: 24px; margin-inline-end: auto }
  main { display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 20px }
  main i { height: 190px }
`;

/** A page with the popup in it, and around it a shop in outlines. */
export const framePage = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Preview</title><style>${style}</style></head>
<body><div aria-hidden="true"><header><i></i><i></i><i></i></header><main>${"<i></i>".repeat(8)}</main></div>
${inline(popup)}${inline(`(() => {${host}})();`)}</body></html>`;

/** Script text that cannot end its own element. */
function inline(script: string): string {
  return `<script>${script.replace(/<\/(script)/gi, "<\\/$1")}</script>`;
}
