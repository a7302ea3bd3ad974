import type { ErrorRequestHandler, Request, RequestHandler, Response } from "express";
import { serverError, unreadableBody, type Refusal } from "./refusals";

export function refuseWith(response: Response, refusal: Refusal): void {
  response.status(refusal.statusCode).json(refusal);
}

/** Lets a handler be async: Express 4 does not look at promises by itself. */
export function route(handler: (request: Request, response: Response) => void | Promise<void>): RequestHandler {
  return (request, response, next) => {
    Promise.resolve()
      .then(() => handler(request, response))
      .catch(next);
  };
}

/** Last in line: bodies that are not JSON, and anything nobody expected. */
export const answerErrors: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  if (error instanceof SyntaxError && "body" in error) return refuseWith(response, unreadableBody);
  console.error(error);
  refuseWith(response, serverError);
};
