import { previewOf } from "./preview";

export default previewOf("birthday");
