import { Entity, gid } from "../entity";
import type { JsonValue } from "../json-value";

export interface WebPixel {
  id: string;
  settings: JsonValue;
}

export function webPixelEntity(pixel: WebPixel): Entity {
  return new Entity("WebPixel", { id: gid("WebPixel", pixel.id), settings: pixel.settings });
}
