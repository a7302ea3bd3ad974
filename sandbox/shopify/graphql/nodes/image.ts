import type { Product } from "../../store/model";
import { Entity, gid } from "../entity";

/** A product's picture; the model holds one, so it goes by the product's id. */
export function productImage(product: Product): Entity | null {
  if (!product.imageUrl) return null;
  return new Entity("Image", { id: gid("ImageSource", product.id), altText: product.title, url: product.imageUrl });
}

export function productMedia(product: Product): Entity | null {
  const image = productImage(product);
  if (!image) return null;
  return new Entity("MediaImage", {
    id: gid("MediaImage", product.id),
    alt: product.title,
    mediaContentType: "IMAGE",
    mediaErrors: [],
    mediaWarnings: [],
    status: "READY",
    fileStatus: "READY",
    image,
    preview: new Entity("MediaPreviewImage", { image, status: "READY" }),
  });
}
