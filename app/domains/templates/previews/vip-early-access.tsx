import { previewOf } from "./preview";

export default previewOf("vip-early-access");
