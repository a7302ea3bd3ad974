import { previewOf } from "./preview";

export default previewOf("browse-abandonment");
