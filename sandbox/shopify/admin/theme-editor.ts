import express, { type Request, type Response, Router } from "express";
import { z } from "zod";
import { html, type Html } from "../html";
import { HttpRefusal, type Installation, type Installations } from "../installations";
import { type Embed, embedsOf } from "../storefront/embeds/block";
import { extensionsOf } from "../storefront/embeds/extension";
import { type AdminApp, shell } from "./shell";

interface EditorOptions extends AdminApp {
  installations: Installations;
  /** Where the app's extensions are; null for an app that has none. */
  extensionsFolder: string | null;
}

const Switched = z.object({ on: z.boolean() });
const path = "/themes/current/editor";

/**
 * What matters here of the theme editor: the list of app embeds, each to be switched on or off. An address that names
 * an embed, as apps give to merchants, shows it switched on and yet to be saved.
 */
export function themeEditorRoutes(options: EditorOptions): Router {
  const router = Router();
  const embeds = () => extensionsOf(options.extensionsFolder, "theme").flatMap(embedsOf);

  router.get(`/store/:shop${path}`, (request: Request<{ shop: string }>, response: Response) => {
    const installation = installations(options, request);
    const { activateAppId } = request.query;
    const wanted = typeof activateAppId === "string" ? (activateAppId.split("/").at(-1) ?? null) : null;
    const stage = editorStage(request.params.shop, embeds(), installation, wanted);
    response.type("html").send(shell(installation, options, path, stage));
  });
  router.post(
    `/store/:shop${path}`,
    express.urlencoded({ extended: false }),
    (request: Request<{ shop: string }>, response: Response) => {
      const { embedsOn } = installations(options, request);
      const body = z.record(z.string(), z.string()).parse(request.body);
      for (const { handle } of embeds()) set(embedsOn, handle, body[handle] === "on");
      response.redirect(303, `/store/${request.params.shop}${path}?context=apps`);
    },
  );
  // For tests and demonstrations: all of the app's embeds at once.
  router.post(
    "/sandbox/stores/:shop/embeds",
    express.json(),
    (request: Request<{ shop: string }>, response: Response) => {
      const { embedsOn } = installations(options, request);
      const { on } = Switched.parse(request.body);
      if (embeds().length === 0) throw new HttpRefusal(422, "The app has no embeds.");
      for (const { handle } of embeds()) set(embedsOn, handle, on);
      response.json({ on: [...embedsOn] });
    },
  );
  return router;
}

function installations(options: EditorOptions, request: Request<{ shop: string }>): Installation {
  return options.installations.get(request.params.shop);
}

function set(embedsOn: Set<string>, handle: string, isOn: boolean): void {
  if (isOn) embedsOn.add(handle);
  else embedsOn.delete(handle);
}

function editorStage(shopName: string, embeds: Embed[], { embedsOn }: Installation, wanted: string | null): Html {
  const row = ({ handle, schema }: Embed) => {
    const checked = embedsOn.has(handle) || handle === wanted ? html`checked` : null;
    return html`<p>
      <label><input type="checkbox" name="${handle}" ${checked} /> ${schema.name}</label>
    </p>`;
  };
  const unsaved = wanted !== null && !embedsOn.has(wanted) ? html`<p>Switched on, not saved yet.</p>` : null;
  return html`<div id="title-bar"><h1>App embeds</h1></div>
    <div class="page">
      <section class="card">
        <form method="post" action="/store/${shopName}${path}">
          ${embeds.length > 0 ? embeds.map(row) : html`<p>No app has any.</p>`} ${unsaved}
          <button>Save</button>
        </form>
        <p><a href="/storefront/${shopName}" target="_blank">Look at the shop</a></p>
      </section>
    </div>`;
}
