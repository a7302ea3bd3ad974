import { previewOf } from "./preview";

export default previewOf("post-purchase-thanks");
