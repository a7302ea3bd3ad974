import { previewOf } from "./preview";

export default previewOf("welcome-2");
