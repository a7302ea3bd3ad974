import { previewOf } from "./preview";

export default previewOf("abandoned-cart");
