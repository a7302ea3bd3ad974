import { previewOf } from "./preview";

export default previewOf("quiz-result");
