import { previewOf } from "./preview";

export default previewOf("win-back");
