/** The body of every error answer; `statusCode` is also its HTTP status. */
export interface Refusal {
  readonly statusCode: number;
  readonly name: string;
  readonly message: string;
}

const refusal = (statusCode: number, name: string, message: string): Refusal => ({ statusCode, name, message });

export const invalid = (message: string) => refusal(422, "validation_error", message);
export const missingField = (field: string) => refusal(422, "missing_required_field", `Missing \`${field}\` field.`);
export const invalidAddress = (field: string) =>
  invalid(
    `Invalid \`${field}\` field. The email address needs to follow the \`email@example.com\` or ` +
      "`Name <email@example.com>` format.",
  );
export const invalidAttachment = (message: string) => refusal(422, "invalid_attachment", message);
export const unreadableBody = refusal(400, "validation_error", "The request body must be valid JSON.");

export const missingApiKey = refusal(
  401,
  "missing_api_key",
  "Missing API key in the authorization header. Include the header: Authorization: Bearer YOUR_API_KEY.",
);
export const invalidApiKey = refusal(403, "invalid_api_key", "API key is invalid.");
export const unverifiedDomain = (domain: string) =>
  refusal(403, "validation_error", `The ${domain} domain is not verified. Please, add and verify your domain.`);

export const restrictedApiKey = refusal(401, "restricted_api_key", "This API key is restricted to only send emails");
export const domainNotFound = refusal(404, "not_found", "Domain not found");
export const webhookNotFound = refusal(404, "not_found", "Webhook not found");
export const domainTaken = refusal(403, "validation_error", "The domain has been registered already.");
export const emailNotFound = refusal(404, "not_found", "Email not found");
export const endpointNotFound = refusal(404, "not_found", "The requested endpoint does not exist.");
export const methodNotAllowed = refusal(
  405,
  "method_not_allowed",
  "This endpoint does not support the specified HTTP method.",
);

export const invalidIdempotencyKey = refusal(400, "invalid_idempotency_key", "The key must be between 1-256 chars.");
export const otherPayload = refusal(
  409,
  "invalid_idempotent_request",
  "Same idempotency key used with a different request payload.",
);
export const stillInProgress = refusal(
  409,
  "concurrent_idempotent_requests",
  "Same idempotency key used while original request is still in progress.",
);

export const tooManyRequests = (perSecond: number) =>
  refusal(
    429,
    "rate_limit_exceeded",
    `Too many requests. You can only make ${perSecond} requests per second. See rate limit response headers for ` +
      "more information. Or contact support to increase rate limit.",
  );
export const quotaExceeded = (quota: "daily" | "monthly") =>
  refusal(429, `${quota}_quota_exceeded`, `You have reached your ${quota} email sending quota.`);

export const serverError = refusal(500, "application_error", "An unexpected error occurred.");
