import { z } from "zod";
import { type Arguments, Entity } from "../entity";
import { isJson, type JsonValue, parseJson } from "../json-value";
import { webPixelEntity } from "../nodes/web-pixel";
import { idArgument } from "../references";
import { type Desk, type Problem, userErrors } from "./desk";

const PIXEL_ID = "1";
const Input = z.object({ settings: z.unknown() });

/** An app has one web pixel in a shop. Its settings are kept as given, not checked against the extension. */
export function createWebPixel(desk: Desk, args: Arguments): Entity {
  if (desk.installation.webPixel) {
    return payload(desk, "WebPixelCreatePayload", [
      { field: ["webPixel"], message: "Web pixel is already created for this app.", code: "TAKEN" },
    ]);
  }
  return save(desk, args, "WebPixelCreatePayload");
}

export function updateWebPixel(desk: Desk, args: Arguments): Entity {
  const id = idArgument(args, "id", "WebPixel");
  if (desk.installation.webPixel?.id !== id) {
    return payload(desk, "WebPixelUpdatePayload", [
      { field: ["id"], message: "Web pixel not found.", code: "NOT_FOUND" },
    ]);
  }
  return save(desk, args, "WebPixelUpdatePayload");
}

function save(desk: Desk, args: Arguments, typename: string): Entity {
  const settings = readSettings(Input.parse(args["webPixel"]).settings);
  if (settings === undefined) {
    const field = ["webPixel", "settings"];
    return payload(desk, typename, [{ field, message: "Settings must be valid JSON.", code: "INVALID_SETTINGS" }]);
  }
  desk.installation.webPixel = { id: PIXEL_ID, settings };
  return payload(desk, typename, []);
}

function payload({ installation }: Desk, typename: string, problems: Problem[]): Entity {
  const pixel = problems.length ? null : installation.webPixel;
  return new Entity(typename, {
    webPixel: pixel && webPixelEntity(pixel),
    userErrors: userErrors("ErrorsWebPixelUserError", problems),
  });
}

/** The JSON scalar takes JSON text as well as an object. Undefined when it is neither. */
function readSettings(given: unknown): JsonValue | undefined {
  if (typeof given !== "string") return isJson(given) ? given : undefined;
  try {
    return parseJson(given);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
