import { previewOf } from "./preview";

export default previewOf("sunset-goodbye");
