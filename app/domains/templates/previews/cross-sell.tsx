import { previewOf } from "./preview";

export default previewOf("cross-sell");
