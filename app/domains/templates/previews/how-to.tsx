import { previewOf } from "./preview";

export default previewOf("how-to");
