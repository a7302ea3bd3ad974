import { Markup } from "./html";

/** The inbox's whole stylesheet. The choice of view is a radio group, so the pages need no script. */
export const style = new Markup(`
:root { --ink: #1f2430; --quiet: #5c6475; --line: #dfe3ea; --page: #f5f6f8; --accent: #1d4ed8; }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page); }
header, main { max-width: 62rem; margin: 0 auto; padding: 1rem; }
header { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: center; justify-content: space-between; }
h1 { font-size: 1.35rem; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 1.05rem; margin: 0 0 .5rem; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
section, .mails { background: #fff; border: 1px solid var(--line); border-radius: .6rem; margin: 0 0 1rem; }
section { padding: 1rem; }
.quiet { color: var(--quiet); }
.search { display: flex; gap: .5rem; flex: 1 1 16rem; max-width: 26rem; }
input[type="search"] { flex: 1; min-width: 0; font: inherit; padding: .45rem .7rem; border: 1px solid #8b93a3; border-radius: .4rem; }
button { font: inherit; padding: .45rem .9rem; border: 1px solid var(--accent); border-radius: .4rem; background: #fff; color: var(--accent); cursor: pointer; }
button:hover { background: #eef3ff; }
.mails { list-style: none; padding: 0; }
.mails li + li { border-top: 1px solid var(--line); }
.mails a { display: grid; grid-template-columns: minmax(0, 14rem) minmax(0, 1fr) auto; gap: .1rem 1rem; padding: .75rem 1rem; color: inherit; text-decoration: none; }
.mails a:hover { background: #f7f9ff; }
.mails .to, .mails .subject { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.mails .subject { font-weight: 600; }
.badges { grid-column: 2 / -1; display: flex; flex-wrap: wrap; gap: .35rem; }
.badge { font-size: .8rem; line-height: 1.4; padding: 0 .5rem; border-radius: 1rem; background: #e9ecf2; color: #333b4b; }
.badge.delivered, .badge.opened, .badge.clicked { background: #dcf3e4; color: #14532d; }
.badge.bounced, .badge.failed, .badge.complained, .badge.suppressed { background: #fde4e1; color: #7f1d1d; }
.badge.delivery_delayed, .badge.scheduled, .badge.canceled { background: #fdf0d0; color: #6b4308; }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) minmax(0, 1fr); gap: .25rem 1rem; margin: 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
fieldset { border: 0; margin: 0 0 .75rem; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
legend { float: left; margin-right: 1.25rem; font-weight: 600; }
.frame { display: block; width: 100%; height: 70vh; min-height: 22rem; margin: 0 auto; border: 1px solid var(--line); border-radius: .4rem; background: #fff; resize: vertical; }
.text { display: none; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; font: 15px/1.5 ui-monospace, monospace; }
body:has(#view-phone:checked) .frame { width: 390px; max-width: 100%; }
body:has(#view-text:checked) .frame { display: none; }
body:has(#view-text:checked) .text { display: block; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .35rem .75rem .35rem 0; vertical-align: top; border-bottom: 1px solid var(--line); }
pre { overflow-x: auto; background: var(--page); padding: .75rem; border-radius: .4rem; white-space: pre-wrap; overflow-wrap: anywhere; }
nav { display: flex; gap: 1rem; }
@media (max-width: 40rem) {
  .mails a { grid-template-columns: minmax(0, 1fr) auto; }
  .mails .subject { grid-row: 2; grid-column: 1 / -1; }
  .badges { grid-column: 1 / -1; }
  dl { grid-template-columns: minmax(0, 1fr); }
  dd { margin-bottom: .4rem; }
}
`);
